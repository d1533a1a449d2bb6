/**
 * Reads whether the secrets, parameters and log groups that the definitions name exist. Reads metadata, never a value.
 * Every read is optional: failed reads become one note for each permission.
 */
import type { Aws } from "../aws/client.ts";
import type { Check, PlanNote } from "../core/events.ts";
import { assertFailure, Failure } from "../core/failure.ts";
import type { TaskDefinition } from "../ecs/definition/task-definition.ts";
import { type Home, referencesOf } from "../ecs/definition/references.ts";
import { inBatches } from "../ecs/reading/services.ts";
import { type Found, keyOf, missingResources, type Use } from "./missing.ts";

export interface Preflight {
  readonly checks: readonly Check[];
  readonly notes: readonly PlanNote[];
}

/** Bounds on the calls of one release: DescribeSecret and DescribeLogGroups take one name each. */
const maxSecrets = 50;
const maxLogGroups = 20;
/** DescribeParameters takes at most this many names in a filter. */
const namesPerCall = 50;
const maxParameters = 200;
/** A page may be empty although more follow. */
const maxPages = 10;

interface Reader {
  readonly aws: Aws;
  readonly signal: AbortSignal;
}

/** Rejects only on cancellation. */
export async function checkNamedResources(
  reader: Reader,
  definitions: readonly TaskDefinition[],
  home: Home,
): Promise<Preflight> {
  const uses = definitions.flatMap((definition) =>
    referencesOf(definition, home).map((reference) => ({ family: definition.family, reference })),
  );
  const found = new Map<string, Found>();
  const notes = await Promise.all([
    readEach(reader, found, { uses, kind: "secret", what: "secrets", most: maxSecrets, read: readSecret }),
    readParameters(reader, found, uses),
    readEach(reader, found, {
      uses,
      kind: "log-group",
      what: "log groups",
      most: maxLogGroups,
      read: readLogGroup,
    }),
  ]);
  return { checks: missingResources(uses, (key) => found.get(key)), notes: notes.flat() };
}

type Kind = Use["reference"]["kind"];
type UseOf<K extends Kind> = Use & { readonly reference: Extract<Use["reference"], { kind: K }> };

/** The resources of a kind, each once. */
function resources<K extends Kind>(
  uses: readonly Use[],
  kind: K,
): ReadonlyMap<string, UseOf<K>["reference"]> {
  const of = uses.filter((use): use is UseOf<K> => use.reference.kind === kind);
  return new Map(of.map((use) => [keyOf(use), use.reference]));
}

interface Each<K extends Kind> {
  readonly uses: readonly Use[];
  readonly kind: K;
  /** For notes. */
  readonly what: string;
  readonly most: number;
  readonly read: (reader: Reader, reference: UseOf<K>["reference"]) => Promise<Found>;
}

/** One call for each resource. */
async function readEach<K extends Kind>(
  reader: Reader,
  found: Map<string, Found>,
  { uses, kind, what, most, read }: Each<K>,
): Promise<readonly PlanNote[]> {
  const all = [...resources(uses, kind)];
  const failures = await Promise.all(
    all.slice(0, most).map(([key, reference]) =>
      orFailure(reader, async () => {
        found.set(key, await read(reader, reference));
      }),
    ),
  );
  return notesOf(what, failures, all.length - most);
}

async function readSecret(
  { aws, signal }: Reader,
  { id, region }: UseOf<"secret">["reference"],
): Promise<Found> {
  const secretsManager = await aws.secretsManager(region);
  try {
    const options = { signal, resource: id, optional: true };
    const { DeletedDate, VersionIdsToStages = {} } = await secretsManager.describeSecret(
      { SecretId: id },
      options,
    );
    return {
      state: "secret",
      deleted: DeletedDate !== undefined,
      stages: Object.values(VersionIdsToStages).flat(),
    };
  } catch (error) {
    if (error instanceof Failure && codeOf(error) === "ResourceNotFoundException")
      return { state: "missing" };
    throw error;
  }
}

/** The results are sorted by name, so the group with exactly this name comes first. */
async function readLogGroup(
  { aws, signal }: Reader,
  { name, region }: UseOf<"log-group">["reference"],
): Promise<Found> {
  const logs = await aws.logs(region);
  const options = { signal, resource: name, optional: true };
  const { logGroups = [], nextToken } = await logs.describeLogGroups({ logGroupNamePrefix: name }, options);
  if (logGroups.some(({ logGroupName }) => logGroupName === name)) return { state: "exists" };
  return { state: nextToken === undefined ? "missing" : "unknown" };
}

/** One call for 50 names in one region. */
async function readParameters(
  reader: Reader,
  found: Map<string, Found>,
  uses: readonly Use[],
): Promise<readonly PlanNote[]> {
  const all = [...resources(uses, "parameter")];
  for (const [key, { names }] of all) if (names.length === 0) found.set(key, { state: "missing" });
  const requested = all.filter(([, { names }]) => names.length > 0).slice(0, maxParameters);
  const regions = [...new Set(requested.map(([, { region }]) => region))];
  const failures = await Promise.all(
    regions.flatMap((region) => {
      const here = requested.filter(([, reference]) => reference.region === region);
      // An ARN may match two names.
      return inBatches(here, namesPerCall / 2).map((batch) =>
        orFailure(reader, async () => {
          const known = await parametersNamed(
            reader,
            region,
            batch.flatMap(([, { names }]) => names),
          );
          for (const [key, { names }] of batch) {
            const state = names.some((name) => known.names.has(name)) ? "exists" : "missing";
            found.set(key, { state: state === "exists" || known.complete ? state : "unknown" });
          }
        }),
      );
    }),
  );
  return notesOf("parameters", failures, all.length - maxParameters);
}

async function parametersNamed(
  { aws, signal }: Reader,
  region: string,
  requested: readonly string[],
): Promise<{ readonly names: ReadonlySet<string>; readonly complete: boolean }> {
  const systemsManager = await aws.systemsManager(region);
  const names = new Set<string>();
  let NextToken: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const answer = await systemsManager.describeParameters(
      {
        ParameterFilters: [{ Key: "Name", Option: "Equals", Values: requested }],
        MaxResults: namesPerCall,
        ...(NextToken !== undefined && { NextToken }),
      },
      { signal, optional: true },
    );
    for (const { Name = "" } of answer.Parameters ?? []) names.add(Name);
    NextToken = answer.NextToken;
    if (NextToken === undefined || requested.every((name) => names.has(name)))
      return { names, complete: true };
  }
  return { names, complete: false };
}

const codeOf = ({ cause }: Failure): string | undefined => (cause instanceof Error ? cause.name : undefined);

/** Throws only on cancellation. */
export async function orFailure(
  { signal }: Pick<Reader, "signal">,
  read: () => Promise<void>,
): Promise<Failure | undefined> {
  try {
    await read();
    return undefined;
  } catch (error) {
    assertFailure(error, signal);
    return error;
  }
}

/** One note for all reads of a kind that failed, and one for those left out. */
function notesOf(
  what: string,
  failures: ReadonlyArray<Failure | undefined>,
  leftOut: number,
): readonly PlanNote[] {
  const failed = failures.filter((failure) => failure !== undefined);
  const [first] = failed;
  return [
    ...(first === undefined
      ? []
      : [{ about: what, text: `Can't check whether the ${what} exist: ${first.message}` }]),
    ...(leftOut > 0
      ? [
          {
            about: what,
            text: `${leftOut} of the ${what} ${leftOut === 1 ? "is" : "are"} not checked, because the number of these calls is limited.`,
          },
        ]
      : []),
  ];
}
