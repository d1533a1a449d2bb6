/** A task's facts as placeholder values and as evidence lines. */
import { shortened, type Values } from "./row.ts";
import { ownContainers, planOf } from "./failed-container.ts";
import type { ContainerState, TaskFacts } from "./facts.ts";

const architectures: Readonly<Record<string, string>> = { X86_64: "linux/amd64", ARM64: "linux/arm64" };

/** Programs that health check commands often call and images often lack. */
const checkPrograms = /\b(?:curl|wget|nc|netcat|pg_isready|mysqladmin|redis-cli|node|python3?|php|ruby)\b/u;

/** Values for the catalogue's placeholders. Names and sizes only, never commands or environment variables. */
export function wordsFor(facts: TaskFacts, container: ContainerState | undefined): Values {
  const name = container?.name;
  const plan = planOf(facts, name);
  const image = container?.image ?? plan?.image;
  const limit = plan?.memory;
  const architecture = facts.runtimePlatform?.cpuArchitecture;
  const program = checkPrograms.exec((plan?.healthCheck?.command ?? []).join(" ").slice(0, 2000))?.[0];
  return {
    Container: name === undefined ? "The container" : `Container "${name}"`,
    container: name === undefined ? "the container" : `container "${name}"`,
    Image: image === undefined ? "The image" : `The image ${image}`,
    image: image === undefined ? "the image" : `the image ${image}`,
    exitCode: container?.exitCode?.toString(),
    signal: container?.exitCode === undefined ? undefined : String(container.exitCode - 128),
    limit: limit === undefined ? undefined : ` of ${limit} MiB`,
    timeout: plan?.stopTimeout === undefined ? undefined : ` of ${plan.stopTimeout} s`,
    architecture: architecture === undefined ? undefined : (architectures[architecture] ?? architecture),
    check: program === undefined ? undefined : ` (it calls ${program})`,
  };
}

function lineOf({ name = "?", exitCode, reason, healthStatus }: ContainerState): string | undefined {
  const parts = [
    ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
    ...(healthStatus === "UNHEALTHY" ? ["UNHEALTHY"] : []),
    ...(reason === undefined || reason === "" ? [] : [reason]),
  ];
  return parts.length === 0 ? undefined : `container ${name}: ${parts.join(", ")}`;
}

/** AWS's reasons for the end of the task, one line for each fact. */
export function evidenceOf(facts: TaskFacts): readonly string[] {
  const { stopCode, stoppedReason } = facts.task;
  return [
    ...(stopCode === undefined ? [] : [`stop code: ${stopCode}`]),
    ...(stoppedReason === undefined ? [] : [`stopped reason: ${stoppedReason}`]),
    ...ownContainers(facts)
      .map(lineOf)
      .filter((line) => line !== undefined)
      .slice(0, 10),
  ].map(shortened);
}
