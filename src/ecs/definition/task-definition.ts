/** A task definition as a document that can be registered again, with the members that a release reads. */
import type { ContainerPlan } from "../../diagnosis/facts.ts";
import { messageOf, Failure, withoutStop } from "../../core/failure.ts";
import { JsonDocument, type Json } from "./document.ts";
import type { Tag } from "./tags.ts";

/**
 * Members that DescribeTaskDefinition returns and RegisterTaskDefinition rejects
 * (docs/aws-reference.md#task-definitions).
 */
export const describeOnly: ReadonlySet<string> = new Set([
  "taskDefinitionArn",
  "revision",
  "status",
  "requiresAttributes",
  "compatibilities",
  "registeredAt",
  "registeredBy",
  "deregisteredAt",
  "deleteRequestedAt",
]);

/** Docker label of a copy of a revision that is registered for a single one-off task. */
export const copyLabel = "ecs-release.one-off";

export interface Container {
  /** Index in `containerDefinitions`. */
  readonly index: number;
  readonly name: string;
  /** Empty if the definition has none. */
  readonly image: string;
  readonly essential: boolean;
  readonly environmentNames: readonly string[];
  readonly secretNames: readonly string[];
  /** Names of its Docker labels. */
  readonly labelNames: readonly string[];
  readonly logConfiguration?: {
    readonly logDriver: string;
    readonly options: Readonly<Record<string, string>>;
  };
  readonly healthCheck?: {
    readonly command: readonly string[];
    /** Seconds. */
    readonly startPeriod?: number;
  };
  readonly dependsOn: ReadonlyArray<{ readonly containerName: string; readonly condition: string }>;
  /** True if ECS restarts the container in place instead of ending the task. */
  readonly restarts: boolean;
}

export interface RuntimePlatform {
  readonly cpuArchitecture?: string;
  readonly operatingSystemFamily?: string;
}

type Members = Readonly<Record<string, Json | undefined>>;

const membersOf = (value: Json | undefined): Members =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};
const listOf = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : [];
const textOf = (value: Json | undefined): string | undefined =>
  typeof value === "string" && value !== "" ? value : undefined;
const textsOf = (value: Json | undefined): readonly string[] =>
  listOf(value).filter((item) => typeof item === "string");
const namesOf = (value: Json | undefined): readonly string[] => [
  ...new Set(listOf(value).map((entry) => textOf(membersOf(entry).name) ?? "")),
];

function containerOf(value: Json, index: number): Container {
  const members = membersOf(value);
  const log = membersOf(members.logConfiguration);
  const health = membersOf(members.healthCheck);
  const logDriver = textOf(log.logDriver);
  return {
    index,
    name: textOf(members.name) ?? "",
    image: textOf(members.image) ?? "",
    essential: members.essential !== false,
    environmentNames: namesOf(members.environment),
    secretNames: namesOf(members.secrets),
    labelNames: Object.keys(membersOf(members.dockerLabels)),
    ...(logDriver === undefined
      ? {}
      : { logConfiguration: { logDriver, options: membersOf(log.options) as Record<string, string> } }),
    ...((members.healthCheck ?? null) === null
      ? {}
      : {
          healthCheck: {
            command: textsOf(health.command),
            ...(typeof health.startPeriod === "number" ? { startPeriod: health.startPeriod } : {}),
          },
        }),
    dependsOn: listOf(members.dependsOn).map((entry) => ({
      containerName: textOf(membersOf(entry).containerName) ?? "",
      condition: textOf(membersOf(entry).condition) ?? "",
    })),
    restarts: membersOf(members.restartPolicy).enabled === true,
  };
}

export class TaskDefinition {
  readonly document: JsonDocument;
  #members: Members | undefined;
  #containers: readonly Container[] | undefined;

  constructor(document: JsonDocument) {
    this.document = document;
  }

  edited(document: JsonDocument): TaskDefinition {
    return document === this.document ? this : new TaskDefinition(document);
  }

  get family(): string {
    return textOf(this.#read().family) ?? "";
  }

  get containers(): readonly Container[] {
    this.#containers ??= listOf(this.#read().containerDefinitions).map(containerOf);
    return this.#containers;
  }

  /** As AWS shows them. */
  get containerPlans(): readonly ContainerPlan[] {
    return (this.document.get(["containerDefinitions"]) ?? []) as unknown as readonly ContainerPlan[];
  }

  container(name: string): Container | undefined {
    return this.containers.find((container) => container.name === name);
  }

  get networkMode(): string | undefined {
    return textOf(this.#read().networkMode);
  }

  get requiresCompatibilities(): readonly string[] {
    return textsOf(this.#read().requiresCompatibilities);
  }

  get runtimePlatform(): RuntimePlatform {
    const { cpuArchitecture, operatingSystemFamily } = membersOf(this.#read().runtimePlatform);
    const cpu = textOf(cpuArchitecture);
    const os = textOf(operatingSystemFamily);
    return {
      ...(cpu === undefined ? {} : { cpuArchitecture: cpu }),
      ...(os === undefined ? {} : { operatingSystemFamily: os }),
    };
  }

  get taskRoleArn(): string | undefined {
    return textOf(this.#read().taskRoleArn);
  }

  get executionRoleArn(): string | undefined {
    return textOf(this.#read().executionRoleArn);
  }

  /** The variable's value in this container. For decisions only: it is never printed. */
  environmentValue(container: Container, name: string): string | undefined {
    const entry = listOf(
      this.document.get(["containerDefinitions", container.index, "environment"]),
    ).findLast((item) => membersOf(item).name === name);
    if (entry === undefined) return undefined;
    const { value } = membersOf(entry);
    return typeof value === "string" ? value : "";
  }

  #read(): Members {
    this.#members ??= membersOf(this.document.get([]));
    return this.#members;
  }
}

/** A registered revision. */
export interface DescribedTaskDefinition {
  readonly definition: TaskDefinition;
  readonly arn: string;
  readonly revision: number;
  /** ACTIVE, INACTIVE or DELETE_IN_PROGRESS. */
  readonly status: string;
  /** ARN of the principal that registered it, if ECS reports it. */
  readonly registeredBy?: string;
  /** As returned by AWS, including `aws:` tags. */
  readonly tags: readonly Tag[];
}

/** Removes only the read-only members and `tags`. */
export function registrable(document: JsonDocument): TaskDefinition {
  return new TaskDefinition(document.removeEach([], new Set([...describeOnly, "tags"])));
}

export function tagsOf(document: JsonDocument, path: readonly string[]): readonly Tag[] {
  return listOf(document.get(path)).map((entry) => {
    const { key, value } = membersOf(entry);
    return { key: textOf(key) ?? "", value: textOf(value) ?? "" };
  });
}

function unreadable(why: string, options?: ErrorOptions): Failure {
  return new Failure(
    {
      name: "unreadable-task-definition",
      what: `ECS returned a task definition that can't be parsed: ${withoutStop(why)}.`,
      evidence: [],
      remedy: "Run the job again. If it fails again, check the task definition in the ECS console.",
    },
    options,
  );
}

/**
 * Parses a response of DescribeTaskDefinition or RegisterTaskDefinition, `{"taskDefinition": {…}, "tags": […]}`. Throws
 * Failure `unreadable-task-definition`.
 */
export function describedTaskDefinition(body: string): DescribedTaskDefinition {
  let answer: JsonDocument;
  try {
    answer = JsonDocument.parse(body);
  } catch (error) {
    throw unreadable(messageOf(error), { cause: error });
  }
  const document = answer.at(["taskDefinition"]);
  if (document?.kind([]) !== "object") throw unreadable("it has no `taskDefinition`");
  const { taskDefinitionArn, revision, status, registeredBy } = membersOf(document.get([]));
  const arn = textOf(taskDefinitionArn);
  if (arn === undefined) throw unreadable("it has no `taskDefinitionArn`");
  if (typeof revision !== "number") throw unreadable("it has no `revision`");
  const definition = registrable(document);
  if (definition.family === "") throw unreadable("it has no `family`");
  const by = textOf(registeredBy);
  return {
    definition,
    arn,
    revision,
    status: textOf(status) ?? "",
    ...(by !== undefined && { registeredBy: by }),
    tags: tagsOf(answer, ["tags"]),
  };
}

/** Body of a RegisterTaskDefinition request. Omits `tags` if there are none. */
export function registration(definition: TaskDefinition, tags: readonly Tag[]): string {
  if (tags.length === 0) return definition.document.remove(["tags"]).text;
  return definition.document.set(
    ["tags"],
    tags.map(({ key, value }) => ({ key, value })),
  ).text;
}
