/**
 * Records the release as a GitHub deployment, created when the release starts to make changes, and sets its statuses.
 * An error here becomes a note, and the release continues.
 *
 * A new `success` makes GitHub set the environment's earlier successes to `inactive`; a `failure` doesn't. After a
 * rollback, GitHub therefore still shows the deployment that runs.
 * https://docs.github.com/en/rest/deployments/statuses#create-a-deployment-status
 */
import { messageOf } from "../core/failure.ts";
import type { GitHub } from "../github/api.ts";
import type { Phase } from "../core/events.ts";
import type { Outcome } from "../core/outcome.ts";
import type { Job } from "../request/request.ts";
import type { Environment } from "../core/runner.ts";
import type { Clock } from "../core/time.ts";
import { cut, printable } from "./harmless.ts";

export type DeploymentState = "in_progress" | "success" | "failure" | "inactive";

/** The last status by outcome; `inactive` for a release that changed nothing. */
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

/** Whether the release starts to change what runs in this phase. */
export function beginsToChange(phase: Phase): boolean {
  return phase.name === "migration" || phase.name === "wave" || phase.name === "schedules";
}

export interface GitHubDeploymentOptions {
  readonly clock: Clock;
  /** For the proxy. */
  readonly env: Environment;
  readonly job: Job;
  readonly token: string;
  readonly environment: string;
  readonly environmentUrl?: string;
  /** URL of the run. */
  readonly logUrl?: string;
  /** ID of a deployment that an earlier step of the job created. */
  readonly id?: number;
  /** Called once, when the deployment exists. */
  readonly onCreated: (id: number) => void;
  readonly onNote: (text: string) => void;
}

const longestDescription = 140;

export class GitHubDeployment {
  readonly #options: GitHubDeploymentOptions;
  readonly #path: string;
  #github: GitHub | undefined;
  #created: Promise<number | undefined> | undefined;

  constructor(options: GitHubDeploymentOptions) {
    this.#options = options;
    this.#path = `repos/${options.job.repository}/deployments`;
    if (options.id !== undefined) this.#created = Promise.resolve(options.id);
  }

  /** Creates the deployment as `in_progress`. The release does not wait for it. */
  begin(): void {
    this.#created ??= this.#create();
  }

  /** Sets the last status. Deletes the deployment if the release changed nothing. */
  async end(outcome: Outcome, sentence: string): Promise<void> {
    const state = finalState(outcome);
    if (state !== "inactive") this.begin();
    const id = await this.#created;
    if (id === undefined) return;
    await this.#orNote(async (github) => {
      await this.#setStatus(github, id, state, sentence);
      if (state === "inactive") await this.#delete(github, id);
    });
  }

  async #delete(github: GitHub, id: number): Promise<void> {
    const path = `${this.#path}/${id}`;
    // After a lost response, the deployment may already be deleted.
    const found = async (): Promise<true | undefined> =>
      (await github.exists({ call: "github:GetDeployment", path })) ? undefined : true;
    await github.call({ call: "github:DeleteDeployment", method: "DELETE", path, found });
  }

  async #create(): Promise<number | undefined> {
    const { job, environment, onCreated } = this.#options;
    // The jobs of a matrix share all members except the second.
    const payload = {
      run: [job.runId, job.runAttempt, job.job, job.step].join("/"),
      request: crypto.randomUUID(),
    };
    const id = await this.#orNote(async (github) => {
      const data = await github.call({
        call: "github:CreateDeployment",
        method: "POST",
        path: this.#path,
        body: {
          ref: job.sha,
          environment,
          auto_merge: false,
          required_contexts: [],
          description: "ECS Release",
          payload,
        },
        // GitHub would create a second deployment.
        found: () => this.#find(github, payload.request),
      });
      const { id: created, message } = data as Partial<Deployment>;
      if (created === undefined) throw new Error(message ?? "GitHub did not create the deployment");
      return created;
    });
    if (id === undefined) return undefined;
    onCreated(id);
    await this.#orNote((github) => this.#setStatus(github, id, "in_progress", ""));
    return id;
  }

  /** The deployment that this step has already created, found by its payload. */
  async #find(github: GitHub, own: string): Promise<Deployment | undefined> {
    const { job, environment } = this.#options;
    const query = new URLSearchParams({ sha: job.sha, environment, per_page: "30" });
    const path = `${this.#path}?${query.toString()}`;
    const data = (await github.call({ call: "github:ListDeployments", path })) as readonly Deployment[];
    return data.find(({ payload }) => payload?.request === own);
  }

  #setStatus(github: GitHub, id: number, state: DeploymentState, sentence: string): Promise<unknown> {
    const { environmentUrl, logUrl } = this.#options;
    const body = {
      state,
      description: cut(printable(sentence), longestDescription - 25),
      ...(logUrl === undefined ? {} : { log_url: logUrl }),
      ...(environmentUrl === undefined ? {} : { environment_url: environmentUrl }),
    };
    return github.call({
      call: "github:CreateDeploymentStatus",
      method: "POST",
      path: `${this.#path}/${id}/statuses`,
      body,
    });
  }

  /** Turns an error into a note, and returns `undefined`. */
  async #orNote<T>(call: (github: GitHub) => Promise<T>): Promise<T | undefined> {
    const { token, job, clock, env, environment, onNote } = this.#options;
    // Loads the HTTP client only when needed, so that an invalid input is reported sooner.
    const [{ GitHub: Client, lacksPermission }, { createAgents }] = await Promise.all([
      import("../github/api.ts"),
      import("../aws/proxy.ts"),
    ]);
    try {
      this.#github ??= new Client({ agents: createAgents(env), clock, apiUrl: job.apiUrl, token });
      return await call(this.#github);
    } catch (error) {
      const remedy = "Add `permissions: { deployments: write }` to the job, or remove `github-environment`.";
      const what = `The GitHub deployment of ${environment} could not be recorded: ${messageOf(error)}`;
      onNote(lacksPermission(error) ? `${what}. ${remedy}` : what);
      return undefined;
    }
  }
}

/** The members of GitHub's deployment that this module reads. */
interface Deployment {
  readonly id: number;
  /** Set if GitHub created nothing, for example because it merged the default branch first. */
  readonly message?: string;
  readonly payload?: { readonly request?: unknown };
}
