/**
 * The release as a deployment on GitHub: created when the release begins to change something, then its statuses.
 * A failure here becomes a note, and the release continues.
 *
 * A new `success` makes GitHub set the environment's earlier successes to `inactive`; a `failure` leaves them as
 * they are, so after a rollback the deployment that runs is the one that is shown.
 * https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status
 */
import type { getOctokit } from "@actions/github";
import { messageOf } from "../core/failure.ts";
import type { Phase } from "../core/events.ts";
import type { Outcome } from "../core/outcome.ts";
import type { Job } from "../request/request.ts";
import type { Clock } from "../core/time.ts";
import { seconds } from "../core/time.ts";
import { cut, printable } from "./harmless.ts";

export type DeploymentState = "in_progress" | "success" | "failure" | "inactive";

/** The last status by outcome; `inactive` for a release that turned out to change nothing. */
export function finalState(outcome: Outcome): DeploymentState {
  switch (outcome) {
    case "released":
    case "unchanged":
      return "success";
    case "started":
      return "in_progress";
    case "planned":
    case "refused":
      return "inactive";
    case "migration-failed":
    case "rolled-back":
    case "rollback-failed":
    case "failed":
    case "superseded":
    case "cancelled":
      return "failure";
  }
}

/** Whether with this phase the release begins to change what runs. */
export function beginsToChange(phase: Phase): boolean {
  return phase.name === "migration" || phase.name === "wave" || phase.name === "schedules";
}

export interface GitHubDeploymentOptions {
  readonly clock: Clock;
  readonly job: Job;
  readonly token: string;
  readonly environment: string;
  readonly environmentUrl?: string;
  /** Where the run is shown. */
  readonly logUrl?: string;
  /** Of a deployment that an earlier step of the job created. */
  readonly id?: number;
  /** Told once, when the deployment exists. */
  readonly onCreated: (id: number) => void;
  readonly onNote: (text: string) => void;
}

const tries = 3;
const requestTimeout = seconds(10);
const longestDescription = 140;

type Octokit = ReturnType<typeof getOctokit>;

export class GitHubDeployment {
  readonly #options: GitHubDeploymentOptions;
  readonly #repository: { readonly owner: string; readonly repo: string };
  #octokit: Promise<Octokit> | undefined;
  #created: Promise<number | undefined> | undefined;

  constructor(options: GitHubDeploymentOptions) {
    this.#options = options;
    const [owner = "", repo = ""] = options.job.repository.split("/");
    this.#repository = { owner, repo };
    if (options.id !== undefined) this.#created = Promise.resolve(options.id);
  }

  /** Creates the deployment, `in_progress`; the release does not wait for it. */
  begin(): void {
    this.#created ??= this.#create();
  }

  /** Gives the last status. A release that changed nothing leaves no deployment behind. */
  async end(outcome: Outcome, sentence: string): Promise<void> {
    const state = finalState(outcome);
    if (state !== "inactive") this.begin();
    const id = await this.#created;
    if (id === undefined) return;
    await this.#attempt(async (octokit, request) => {
      await octokit.rest.repos.createDeploymentStatus({ ...this.#status(id, state, sentence), request });
    });
    if (state === "inactive") await this.#delete(id);
  }

  async #delete(id: number): Promise<void> {
    let asked = false;
    await this.#attempt(async (octokit, request) => {
      try {
        await octokit.rest.repos.deleteDeployment({ ...this.#repository, deployment_id: id, request });
      } catch (error) {
        // The answer to the first try was lost: it is gone.
        if (asked && statusOf(error) === 404) return;
        asked = true;
        throw error;
      }
    });
  }

  async #create(): Promise<number | undefined> {
    const { job, environment, onCreated } = this.#options;
    // Legs of a matrix share all but the second.
    const payload = {
      run: [job.runId, job.runAttempt, job.job, job.step].join("/"),
      request: crypto.randomUUID(),
    };
    let lost = false;
    const id = await this.#attempt(async (octokit, request) => {
      // An answer may have been lost: GitHub would make a second deployment.
      const found = lost ? await this.#find(octokit, payload.request, request) : undefined;
      if (found !== undefined) return found;
      lost = true;
      const { data } = await octokit.rest.repos.createDeployment({
        ...this.#repository,
        ref: job.sha,
        environment,
        auto_merge: false,
        required_contexts: [],
        description: "ECS Release",
        payload,
        request,
      });
      lost = false;
      if (!("id" in data)) throw new Error(data.message ?? "GitHub did not create the deployment");
      return data.id;
    });
    if (id === undefined) return undefined;
    onCreated(id);
    await this.#attempt(async (octokit, request) => {
      await octokit.rest.repos.createDeploymentStatus({ ...this.#status(id, "in_progress", ""), request });
    });
    return id;
  }

  /** The deployment that this step has created already, by its payload. */
  async #find(octokit: Octokit, own: string, request: { signal: AbortSignal }): Promise<number | undefined> {
    const { job, environment } = this.#options;
    const where = { ...this.#repository, sha: job.sha, environment, per_page: 30 };
    const { data } = await octokit.rest.repos.listDeployments({ ...where, request });
    return data.find(({ payload }) => typeof payload === "object" && payload["request"] === own)?.id;
  }

  #status(id: number, state: DeploymentState, sentence: string) {
    const { environmentUrl, logUrl } = this.#options;
    return {
      ...this.#repository,
      deployment_id: id,
      state,
      description: cut(printable(sentence), longestDescription - 25),
      ...(logUrl === undefined ? {} : { log_url: logUrl }),
      ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
    };
  }

  /** Three tries where a second one can help; then a note, and `undefined`. */
  async #attempt<T>(
    call: (octokit: Octokit, request: { signal: AbortSignal }) => Promise<T>,
  ): Promise<T | undefined> {
    for (let count = 1; ; count += 1) {
      try {
        return await call(await this.#client(), { signal: AbortSignal.timeout(requestTimeout) });
      } catch (error) {
        const status = statusOf(error);
        if (count >= tries || (status !== undefined && status < 500 && status !== 429)) {
          this.#options.onNote(noteOf(error, status, this.#options.environment));
          return undefined;
        }
        await this.#options.clock.sleep(seconds(count));
      }
    }
  }

  async #client(): Promise<Octokit> {
    const { token, job } = this.#options;
    this.#octokit ??= import("@actions/github").then((github) =>
      github.getOctokit(token, job.apiUrl === "" ? {} : { baseUrl: job.apiUrl }),
    );
    return this.#octokit;
  }
}

function statusOf(error: unknown): number | undefined {
  const status = error instanceof Error && "status" in error ? error.status : undefined;
  return typeof status === "number" ? status : undefined;
}

/** The permission that is missing, where that is the reason. */
function noteOf(error: unknown, status: number | undefined, environment: string): string {
  const what = `The GitHub deployment of ${environment} could not be recorded: ${messageOf(error)}`;
  const remedy = "Give the job `permissions: { deployments: write }`, or leave `github-environment` out.";
  return status === 401 || status === 403 || status === 404 ? `${what}. ${remedy}` : what;
}
