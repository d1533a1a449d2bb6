/**
 * Smoke tests of a release: a one-off task on the new revision, and an HTTP request. Results: passed, failed or not
 * measured, which isn't a success either.
 */
import { sendRequest, type HttpResponse } from "../../aws/http.ts";
import { assertFailure, type Cause, messageOf } from "../../core/failure.ts";
import { planOneOff, sourcesOf } from "../../plan/one-off.ts";
import type { SmokeTestRequest } from "../../request/request.ts";
import { Deadline, poll } from "../../core/time.ts";
import type { ReleaseContext } from "../context.ts";
import { runOnce } from "./copy.ts";
import { specOf } from "./spec.ts";
import type { ServiceRelease } from "../rollout/service-release.ts";

export type SmokeTestEnd =
  | { readonly result: "passed"; readonly text: string }
  | { readonly result: "failed" | "not-measured"; readonly text: string; readonly cause: Cause };

const responseTimeout = 10_000;
const requestInterval = 2_000;
/** How much of a response to search for the expected text. */
const mostBytes = 1024 * 1024;

/**
 * Runs the smoke test of one service and reports the result. `occasion` identifies the deployment and the pause that it
 * tests. Rejects only when the job is canceled.
 */
export async function smokeTest(
  context: ReleaseContext,
  release: ServiceRelease,
  request: SmokeTestRequest,
  occasion: string,
): Promise<SmokeTestEnd> {
  const tests = [
    ...(request.url === undefined ? [] : [() => requestUrl(context, request.url ?? "", request)]),
    ...(request.command === undefined ? [] : [() => runCommand(context, release, request, occasion)]),
  ];
  const passed: string[] = [];
  for (const test of tests) {
    const end = await test();
    if (end.result !== "passed") return reported(context, release, end);
    passed.push(end.text);
  }
  return reported(context, release, { result: "passed", text: passed.join(" ") });
}

function reported(context: ReleaseContext, { name }: ServiceRelease, end: SmokeTestEnd): SmokeTestEnd {
  context.emit({ kind: "smoke-test-ended", service: name, ...end });
  return end;
}

async function runCommand(
  context: ReleaseContext,
  release: ServiceRelease,
  { command, timeout }: SmokeTestRequest,
  occasion: string,
): Promise<SmokeTestEnd> {
  const { aws, request, signal } = context;
  try {
    const { cluster, definition, service, to } = release;
    const sources = sourcesOf(request, release, { cluster, service, network: {} });
    const planned = await planOneOff({ ecs: await aws.ecs(), signal }, sources);
    const spec = specOf(context, planned, {
      kind: "smoke-test",
      subject: release.name,
      occasion,
      cluster,
      taskDefinition: to,
      definition,
      ...(command && { command }),
      environment: [],
      timeout,
    });
    const verdict = await runOnce(context, spec, release.tags);
    const { container } = planned;
    if (verdict.succeeded) return { result: "passed", text: `${container} exited with code 0.` };
    // A task that was stopped from outside may exit with code 0.
    const measured = verdict.exitCode !== undefined && verdict.exitCode !== 0;
    const what = `The smoke test of ${release.name} ${measured ? `failed: ${container} exited with code ${verdict.exitCode}` : "has no result"}.`;
    return {
      result: measured ? "failed" : "not-measured",
      text: what,
      cause: because(what, measured, verdict.cause),
    };
  } catch (error) {
    assertFailure(error, signal);
    const what = `The smoke test of ${release.name} could not be run.`;
    return { result: "not-measured", text: what, cause: because(what, false, error.why) };
  }
}

const because = (what: string, measured: boolean, cause: Cause | undefined): Cause => ({
  name: measured ? "smoke-test-failed" : "smoke-test-not-measured",
  what: cause === undefined ? what : `${what} ${cause.what}`,
  evidence: cause?.evidence ?? [],
  ...(cause?.remedy !== undefined && { remedy: cause.remedy }),
});

/** Retries until enough responses in a row are as expected, or until the timeout. */
async function requestUrl(
  context: ReleaseContext,
  address: string,
  { expect, timeout }: Pick<SmokeTestRequest, "expect" | "timeout">,
): Promise<SmokeTestEnd> {
  const { agents, clock, signal } = context;
  const deadline = new Deadline(clock, timeout);
  let last = "";
  let answered = false;
  let inARow = 0;
  const seen = await poll({ clock, signal, deadline, pace: () => requestInterval }, async () => {
    try {
      const answer = await sendRequest(new URL(address), {
        call: "smoke-test:Get",
        agents,
        timeout: responseTimeout,
        maxBytes: mostBytes,
        signal,
      });
      answered = true;
      const wrong = problemWith(answer, expect);
      last =
        wrong ??
        `HTTP ${answer.status} with the expected text, ${inARow + 1} of ${requiredResponses(expect)}`;
      inARow = wrong === undefined ? inARow + 1 : 0;
      return inARow >= requiredResponses(expect) ? answer : undefined;
    } catch (error) {
      signal.throwIfAborted();
      answered ||= !isUnreachableName(error);
      inARow = 0;
      last = messageOf(error);
      return undefined;
    }
  });
  const { host } = new URL(address);
  if (seen !== undefined) {
    const text =
      expect === undefined ? "" : `, ${requiredResponses(expect)} times in a row with the expected text`;
    return { result: "passed", text: `${host} returns HTTP ${seen.status}${text}.` };
  }
  if (answered) return mismatch(host, expect, last);
  const what = `The smoke test could not run: this runner can't resolve ${host}.`;
  const remedy =
    "Use a URL that the runner can resolve and reach, or smoke-test-command, which runs in the VPC.";
  return {
    result: "not-measured",
    text: what,
    cause: { name: "smoke-test-not-measured", what, evidence: [last], remedy },
  };
}

function mismatch(host: string, expect: string | undefined, last: string): SmokeTestEnd {
  const wanted =
    expect === undefined
      ? "2xx or 3xx"
      : `2xx with the text of smoke-test-expect in ${requiredResponses(expect)} responses in a row`;
  const what = `The smoke test failed: ${host} did not return ${wanted} within smoke-test-timeout.`;
  const remedy =
    expect === undefined
      ? "Check the logs of the new tasks. If they only need more time, raise smoke-test-timeout."
      : "Check that this URL reaches the new revision and that no cache responds instead. If old tasks still respond, raise smoke-test-timeout.";
  return {
    result: "failed",
    text: what,
    cause: { name: "smoke-test-failed", what, evidence: [`last response: ${last}`], remedy },
  };
}

/** One good response can come from a single good task among bad or old ones. */
const requiredResponses = (expect: string | undefined): number => (expect === undefined ? 1 : 3);

/** What is wrong with a response; `undefined` if it is as expected. Never quotes the response. */
export function problemWith({ status, body }: HttpResponse, expect: string | undefined): string | undefined {
  const good = status >= 200 && status < (expect === undefined ? 400 : 300);
  if (!good) return `HTTP ${status}`;
  if (expect === undefined || body.includes(expect)) return undefined;
  return `HTTP ${status} without the text of smoke-test-expect`;
}

const isUnreachableName = (error: unknown): boolean =>
  error instanceof Error && ["ENOTFOUND", "EAI_AGAIN"].includes((error as NodeJS.ErrnoException).code ?? "");
