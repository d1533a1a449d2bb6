/** The step's outputs, from the record. All are strings. An output that does not apply is empty, never absent. */
import type { ServiceVerdict } from "../core/events.ts";
import type { Cause } from "../core/failure.ts";
import type { Outcome } from "../core/outcome.ts";
import { bytesOf, fitting } from "./record/bounds.ts";
import type { ReleaseReport, ServiceReport } from "./record/record.ts";
import { verdictOf } from "./service-verdict.ts";

/**
 * Bytes. A step can receive at most 128 KiB through `env:` on Linux, and all outputs of a job together can have 1 MiB.
 */
const largestReport = 100_000;

export interface Outputs {
  readonly outcome: string;
  readonly "task-definition-arn": string;
  readonly "task-definition-arns": string;
  readonly "previous-task-definition-arns": string;
  readonly "migration-task-arn": string;
  readonly "migration-exit-code": string;
  readonly services: string;
  readonly images: string;
  readonly report: string;
}

/** One item of the `services` output. */
export interface ServiceOutput extends Omit<ServiceVerdict, "strategy" | "cause"> {
  readonly cause: Cause | null;
}

export function outputsOf(report: ReleaseReport): Outputs {
  const { outcome = "failed", services, families, migration } = report;
  const previous = services.map(({ name, from }) => [name, from] as const);
  const registered = families.map(({ family, to }) => [family, to] as const);
  return {
    outcome,
    "task-definition-arn": taskDefinitionArn(report, outcome),
    "task-definition-arns": JSON.stringify(Object.fromEntries(registered)),
    "previous-task-definition-arns": JSON.stringify(Object.fromEntries(previous)),
    "migration-task-arn": migration?.taskArn ?? "",
    "migration-exit-code": migration?.exitCode === undefined ? "" : String(migration.exitCode),
    services: JSON.stringify(services.map((service) => serviceOutput(service, report))),
    images: imagesOf(report, outcome).join("\n"),
    report: JSON.stringify(fitting(report, (fitted) => bytesOf(JSON.stringify(fitted)) <= largestReport)),
  };
}

/** New revision of the first service's family; without services, of the first registered family. */
function taskDefinitionArn({ services, families }: ReleaseReport, outcome: Outcome): string {
  if (outcome === "planned" || outcome === "refused") return "";
  const [first] = services;
  if (first === undefined) return families[0]?.to ?? "";
  if (outcome === "unchanged") return first.from;
  return families.find(({ family }) => family === first.family)?.to ?? "";
}

/** For the input `image` of another job, which must not receive an image that did not go live. */
function imagesOf({ plan }: ReleaseReport, outcome: Outcome): readonly string[] {
  if (outcome !== "released" && outcome !== "unchanged" && outcome !== "started") return [];
  return [...new Set((plan?.families ?? []).flatMap(({ images = [] }) => images))];
}

function serviceOutput(service: ServiceReport, report: ReleaseReport): ServiceOutput {
  const { name, from, to = from, deploymentId = "", seconds = 0, cause = null } = service;
  return {
    name,
    verdict: outputVerdict(service, report),
    from,
    to,
    deploymentId,
    seconds,
    cause,
  };
}

/** A service that is still in progress shares the outcome of the release. */
function outputVerdict(service: ServiceReport, report: ReleaseReport): Outcome {
  const verdict = verdictOf(service);
  return verdict === "in progress" ? (report.outcome ?? "failed") : verdict;
}
