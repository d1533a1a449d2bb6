/**
 * The release as a deployment on GitHub: created when the release begins to change something, then its statuses.
 * It only helps: whatever goes wrong here becomes a note, and the release goes on.
 *
 * A new `success` makes GitHub set the environment's earlier successes to `inactive`; a `failure` leaves them as
 * they are, so after a rollback the deployment that runs is the one that is shown.
 * https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status
 */
import type { Environment } from "../aws/proxy.ts";
import { messageOf } from "../failure.ts";
import type { Phase } from "../release/events.ts";
import type { Outcome } from "../release/outcome.ts";
import type { Job } from "../request/request.ts";
import type { Clock } from "../time.ts";
import { seconds } from "../time.ts";
import type { GitHubApi, GitHubRefusal } from "./github-api.ts";
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
  /** The runner's, for the proxy. */
  readonly env: Environment;
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
const longestDescription = 140;

export class GitHubDeployment {
  readonly #options: GitHubDeploymentOptions;
  #api: Promise<GitHubApi> | undefined;
  readonly #deployments: string;
  #created: Promise<number | undefined> | undefined;

  constructor(options: GitHubDeploymentOptions) {
    this.#options = options;
    this.#deployments = `/repos/${options.job.repository.split("/").map(encodeURIComponent).join("/")}/deployments`;
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
    await this.#attempt(async () => {
      await this.#tell(id, state, sentence);
      if (state === "inactive") await this.#send("DELETE", `${this.#deployments}/${id}`);
    });
  }

  async #create(): Promise<number | undefined> {
    const { job, environment, onCreated } = this.#options;
    const id = await this.#attempt(async () => {
      const created = await this.#send("POST", this.#deployments, {
        ref: job.sha,
        environment,
        auto_merge: false,
        required_contexts: [],
        description: "ECS Release",
      });
      const { id: number, message } = (created ?? {}) as { id?: unknown; message?: string };
      if (typeof number !== "number") throw new Error(message ?? "GitHub did not create the deployment");
      return number;
    });
    if (id === undefined) return undefined;
    onCreated(id);
    await this.#attempt(() => this.#tell(id, "in_progress", ""));
    return id;
  }

  async #tell(id: number, state: DeploymentState, sentence: string): Promise<void> {
    const { environmentUrl, logUrl } = this.#options;
    await this.#send("POST", `${this.#deployments}/${id}/statuses`, {
      state,
      description: cut(printable(sentence), longestDescription - 25),
      ...(logUrl === undefined ? {} : { log_url: logUrl }),
      ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
    });
  }

  /** The first call loads what speaks HTTP: most releases record no deployment. */
  async #send(...call: Parameters<GitHubApi["send"]>): Promise<unknown> {
    const { token, env: environment, job } = this.#options;
    this.#api ??= import("./github-api.ts").then(
      (api) => new api.GitHubApi({ token, environment, apiUrl: job.apiUrl }),
    );
    return (await this.#api).send(...call);
  }

  /** Three tries where a second one can help; then a note, and `undefined`. */
  async #attempt<T>(call: () => Promise<T>): Promise<T | undefined> {
    for (let count = 1; ; count += 1) {
      try {
        return await call();
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
}

/** Of a GitHubRefusal. */
function statusOf(error: unknown): number | undefined {
  const { status } = error as Partial<GitHubRefusal>;
  return typeof status === "number" ? status : undefined;
}

/** The permission that is missing, where that is the reason. */
function noteOf(error: unknown, status: number | undefined, environment: string): string {
  const what = `The GitHub deployment of ${environment} could not be recorded: ${messageOf(error)}`;
  const remedy = "Give the job `permissions: { deployments: write }`, or leave `github-environment` out.";
  return status === 401 || status === 403 || status === 404 ? `${what}. ${remedy}` : what;
}
