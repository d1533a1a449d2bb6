import type { Environment } from "./inputs.ts";
import type { Job } from "./request.ts";

/** The job, from the runner's variables: https://docs.github.com/actions/reference/workflows-and-actions/variables. */
export function readJob(environment: Environment): Job {
  const of = (name: string): string => environment[name]?.trim() ?? "";
  return {
    repository: of("GITHUB_REPOSITORY"),
    sha: of("GITHUB_SHA"),
    runId: of("GITHUB_RUN_ID"),
    runAttempt: of("GITHUB_RUN_ATTEMPT"),
    job: of("GITHUB_JOB"),
    step: of("GITHUB_ACTION"),
    serverUrl: of("GITHUB_SERVER_URL"),
    apiUrl: of("GITHUB_API_URL"),
    workspace: of("GITHUB_WORKSPACE"),
    temp: of("RUNNER_TEMP"),
  };
}

const longest = 64;

/** STS allows `[\w+=,.@-]`, at most 64 characters. Each run of other characters becomes one `-`. */
export function cleanSessionName(text: string): string {
  return text.replace(/[^\w+=,.@-]+/g, "-").slice(0, longest);
}

/** Names the run, to link CloudTrail events to it. Truncates the repository first: run ID and attempt identify the run. */
export function sessionNameOf(job: Job): string {
  const run = cleanSessionName([job.runId, job.runAttempt].filter((part) => part !== "").join("-"));
  const repository = cleanSessionName(job.repository === "" ? "ecs-release" : job.repository);
  if (run === "") return repository.length < 2 ? "ecs-release" : repository;
  return `${repository.slice(0, Math.max(0, longest - run.length - 1))}-${run}`.slice(0, longest);
}
