/** Notes about unknown parts of a printed policy, in sentences for its user. */
import { type Arn, shortName } from "../../src/aws/arn.ts";
import type { Facts } from "../../src/plan/policy/facts.ts";
import type { DescribedService } from "./described-services.ts";

interface Unknowns {
  readonly facts: Facts;
  /** Inputs whose expressions make the policy wider. */
  readonly unknown: ReadonlySet<string>;
  /** Families of the given definitions; undefined if there are none. */
  readonly defined: readonly string[] | undefined;
  /** ARNs of the given services and definitions. */
  readonly read: readonly Arn[];
  /** Undefined without --services. */
  readonly described: readonly DescribedService[] | undefined;
}

/** `account 123456789012 · region eu-west-1 · cluster shop` */
export const placeOf = ({ account, region, request }: Facts): string =>
  `account ${account ?? "unknown"} · region ${region ?? "unknown"} · cluster ${shortName(request.cluster)}`;

export function notesOn(unknowns: Unknowns): string[] {
  const { facts, unknown } = unknowns;
  const { request } = facts;
  const writes = !request.report.dryRun;
  const { roleToAssume, roleToChain } = request.credentials;
  const notes: Array<readonly [boolean, string]> = [
    [
      unknown.size > 0,
      `Expressions in ${[...unknown].join(", ")}: for an unknown name, the policy has *. For an unknown choice, it assumes the one that needs the most permissions.`,
    ],
    [facts.account === undefined, "The account is unknown. Add --account."],
    [facts.region === undefined, "The region is unknown. Add --region."],
    [
      writes && facts.roles === undefined,
      "The roles of the task definitions are unknown: PassTaskRoles has a placeholder. Add --task-definition or --roles.",
    ],
    [
      writes && request.schedules.length > 0 && facts.scheduleRoles === undefined,
      "The roles that rules and schedules use to run tasks are unknown: the policy has a placeholder. Add --schedule-roles.",
    ],
    [
      writes && facts.families === undefined,
      "The families and log groups are unknown: the policy allows all families and log groups of the account. Add --task-definition for each family.",
    ],
    ...(writes ? undefinedFamilies(unknowns).map((note) => [true, note] as const) : []),
    ...missingServices(unknowns).map((note) => [true, note] as const),
    ...otherAccounts(unknowns).map((note) => [true, note] as const),
    [
      facts.repositories.length > 0,
      "The registry of an image is an expression: the policy assumes the ECR of the account.",
    ],
    [
      writes && !request.report.traceTags,
      "trace-tags is false. The step still copies tags of the task definitions: if they have any, add ecs:TagResource on task-definition/*. If a service propagates tags to its tasks, add it on task/* too.",
    ],
    [
      roleToChain !== undefined,
      `This is the policy of ${roleToChain}. ${roleToAssume ?? "The runner's own identity"} needs only sts:AssumeRole on it.`,
    ],
  ];
  return notes.flatMap(([applies, note]) => (applies ? [note] : []));
}

/** Families that the release may use without a given definition: their roles and log groups are missing. */
function undefinedFamilies({ facts, defined, described }: Unknowns): string[] {
  if (defined === undefined) return [];
  const { migration, waves, schedules } = facts.request;
  const missing = (facts.families ?? []).filter((family) => !defined.includes(family));
  const users = (family: string): string => {
    const names = (described ?? []).filter((one) => one.family === family).map(({ name }) => name);
    if (migration?.taskDefinition === family) names.push("the migration");
    return names.join(", ");
  };
  const own = migration?.taskDefinition === undefined ? 0 : 1;
  const services = waves.flat().length;
  const given = defined.filter((family) => family !== migration?.taskDefinition).length;
  return [
    ...missing.map(
      (family) =>
        `No definition of ${family} (${users(family)}) was given: its roles and log groups are missing. Add --task-definition.`,
    ),
    ...(described === undefined && given < services
      ? [
          `The inputs don't specify which families the services run. For ${services} services, ${given === 0 ? "no definition was given" : `only definitions of ${defined.join(", ")} were given`}${own > 0 ? " (besides the migration's)" : ""}: the policy lacks the other families, their roles and log groups. Add --task-definition for each family, or --services.`,
        ]
      : []),
    ...(schedules.length > 0
      ? [
          "The inputs don't specify which families the rules and schedules run. If they run other families, add --task-definition for each.",
        ]
      : []),
  ];
}

/** Services of the release that the file of --services doesn't have. */
function missingServices({ facts, described }: Unknowns): string[] {
  if (described === undefined) return [];
  const known = new Set(described.map(({ name }) => name));
  const missing = facts.request.waves
    .flat()
    .map(shortName)
    .filter((name) => !known.has(name));
  return missing.length === 0
    ? []
    : [`The --services file doesn't contain ${missing.join(", ")}, so the policy lacks their families.`];
}

function otherAccounts({ facts, read }: Unknowns): string[] {
  const others = new Set(
    read.map(({ account }) => account).filter((account) => account !== "" && account !== facts.account),
  );
  return others.size === 0
    ? []
    : [
        `Services or task definitions are in account ${[...others].join(", ")}, but the policy is for ${facts.account}. Set role-to-chain or --account.`,
      ];
}
