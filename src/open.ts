/** Creates the context of a release from the runner and the request. */
import { type AwsOptions, connect } from "./aws/client.ts";
import type { CallRecord } from "./aws/call.ts";
import { createAgents } from "./aws/proxy.ts";
import type { ReleaseContext } from "./release/context.ts";
import type { Journal } from "./core/journal.ts";
import { diagnoseRefusal } from "./diagnosis/placement.ts";
import { createPace } from "./release/pace.ts";
import type { Report } from "./report/report.ts";
import type { ReleaseRequest } from "./request/request.ts";
import type { Runner } from "./core/runner.ts";

/** The post step passes the journal that the step saved. */
export function open(
  runner: Runner,
  report: Report,
  request: ReleaseRequest,
  journal: Journal,
): ReleaseContext {
  const { clock, environment, random, signal } = runner;
  const agents = createAgents(environment);
  const options: AwsOptions = {
    credentials: request.credentials,
    environment,
    agents,
    clock,
    random,
    signal,
    mask: (secret) => report.mask(secret),
    onCall: (call) => report.debug(callLine(call)),
    explain: diagnoseRefusal,
  };
  const aws = connect(options);
  aws.begin();
  const pace = createPace({
    interval: request.report.pollInterval,
    clock,
    slowness: () => aws.throttle.factor,
  });
  return { request, aws, agents, clock, emit: report.emit, journal, signal, pace };
}

const callLine = ({ service, operation, milliseconds, requestId, error }: CallRecord): string =>
  [`${service}:${operation}`, `${milliseconds} ms`, error ?? "ok", requestId ?? ""].join(" ").trimEnd();
