/**
 * Converts the events of a release to the record, the job log and, at the end, outputs, summary, annotations and the
 * GitHub deployment. The release only knows `emit`.
 */
import { messageOf } from "../core/failure.ts";
import type { EventBody, ReleaseEvent, Emit } from "../core/events.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { Clock } from "../core/time.ts";
import { annotationCommand, annotationsOf } from "./annotations.ts";
import { beginsToChange, GitHubDeployment } from "./github-deployment.ts";
import { harmless } from "./harmless.ts";
import { jobLinks, type JobLinks } from "./job-links.ts";
import { JobLog } from "./log/job-log.ts";
import { outputsOf } from "./outputs.ts";
import { fold } from "./record/fold.ts";
import { emptyReport, type ReleaseReport } from "./record/record.ts";
import { writeOutputs, writeSummary } from "./runner-files.ts";
import { summary } from "./summary/summary.ts";
import { unfinished } from "./summary/verdict.ts";
import { workflowCommand } from "./workflow-command.ts";

export interface ReportOptions {
  readonly clock: Clock;
  /** Standard output, which the runner reads. */
  readonly write: (text: string) => void;
  /** `NO_COLOR`, `RUNNER_DEBUG`, `GITHUB_ACTIONS`, and the files `GITHUB_OUTPUT` and `GITHUB_STEP_SUMMARY`. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The main step's record, for the `post` step that continues it. */
  readonly resumed?: ReleaseReport;
  /** ID of the GitHub deployment that the main step created, if its record is unavailable. */
  readonly githubDeployment?: number;
  /** Called once, when the GitHub deployment exists. */
  readonly onGitHubDeployment?: (id: number) => void;
}

/** The part of the request that the report needs. */
export type Subject = Pick<ReleaseRequest, "job" | "report">;

export interface Report {
  readonly emit: Emit;
  /** A line for runs with debug logging. Never a credential, never a value. */
  debug(text: string): void;
  /** Hides a value in everything that is printed afterwards. */
  mask(value: string): void;
  /** Sets the subject of the release once the inputs are read: links and the GitHub deployment need it. */
  about(subject: Subject): void;
  record(): ReleaseReport;
  /** Writes all results at the end. Fails only if the outputs can't be written, because later steps depend on them. */
  finish(): Promise<void>;
}

export function createReport(options: ReportOptions): Report {
  return new ReportOfRelease(options);
}

class ReportOfRelease implements Report {
  readonly #options: ReportOptions;
  readonly #log: JobLog;
  readonly #debugging: boolean;
  #record: ReleaseReport;
  #links: JobLinks = {};
  #deployment: GitHubDeployment | undefined;

  constructor(options: ReportOptions) {
    const { clock, write, env, resumed } = options;
    this.#options = options;
    this.#record = resumed ?? emptyReport(clock.now());
    this.#log = new JobLog({ write, color: (env["NO_COLOR"] ?? "") === "" });
    this.#debugging = env["RUNNER_DEBUG"] === "1";
  }

  /** An error in the report must not end the release, so it is only logged. */
  readonly emit = (body: EventBody): void => {
    try {
      const event: ReleaseEvent = { at: this.#options.clock.now(), ...body };
      this.#record = fold(this.#record, event);
      this.#log.emit(event, this.#record);
      if (event.kind === "phase-started" && beginsToChange(event.phase)) this.#deployment?.begin();
    } catch (error) {
      this.#warn(`The event ${body.kind} could not be reported: ${messageOf(error)}`);
    }
  };

  debug(text: string): void {
    if (this.#debugging) this.#log.debug(harmless(text));
  }

  mask(value: string): void {
    if (value.trim() === "" || this.#options.env["GITHUB_ACTIONS"] !== "true") return;
    this.#options.write(workflowCommand("add-mask", {}, value));
  }

  about({ job, report }: Subject): void {
    const {
      githubEnvironment: environment,
      githubEnvironmentUrl: environmentUrl,
      githubToken: token,
    } = report;
    this.#links = jobLinks(job);
    if (environment === undefined || report.dryRun) return;
    if (token === undefined || job.repository === "") {
      this.#note(`No GitHub deployment is created for ${environment}, because \`github-token\` is empty.`);
      return;
    }
    const known = this.#record.githubDeployment?.id ?? this.#options.githubDeployment;
    this.#deployment = new GitHubDeployment({
      clock: this.#options.clock,
      env: this.#options.env,
      job,
      token,
      environment,
      ...(environmentUrl === undefined ? {} : { environmentUrl }),
      ...(this.#links.runUrl === undefined ? {} : { logUrl: this.#links.runUrl }),
      ...(known === undefined ? {} : { id: known }),
      onCreated: (id) => {
        this.#record = { ...this.#record, githubDeployment: { id, environment } };
        this.#keep(id);
      },
      onNote: (text) => this.#note(text),
    });
  }

  #keep(id: number): void {
    try {
      this.#options.onGitHubDeployment?.(id);
    } catch (error) {
      this.#warn(`The GitHub deployment could not be saved for the post step: ${messageOf(error)}`);
    }
  }

  record(): ReleaseReport {
    return this.#record;
  }

  async finish(): Promise<void> {
    if (this.#record.outcome === undefined) this.emit(withoutVerdict);
    const cancelled = this.#record.outcome === "cancelled";
    // A canceled step has only seconds left, and the outputs matter more than a status.
    if (!cancelled) await this.#endDeployment();
    try {
      writeOutputs(this.#options.env, { ...outputsOf(this.#record) });
    } finally {
      this.#writeSummary();
      for (const annotation of annotationsOf(this.#record))
        this.#options.write(annotationCommand(annotation));
      if (cancelled) await this.#endDeployment();
    }
  }

  async #endDeployment(): Promise<void> {
    const { outcome = "failed", sentence = "" } = this.#record;
    await this.#deployment?.end(outcome, sentence);
  }

  #writeSummary(): void {
    try {
      const page = this.#isContinued() ? unfinished(this.#record) : summary(this.#record, this.#links);
      writeSummary(this.#options.env, page);
    } catch (error) {
      this.#warn(`The job summary could not be written: ${messageOf(error)}`);
    }
  }

  /** A canceled step leaves its rollback to the post step, which writes the whole summary. */
  #isContinued(): boolean {
    const { outcome, rollback } = this.#record;
    const open = rollback?.parts.some(({ back }) => back === undefined) ?? false;
    return outcome === "cancelled" && open && this.#options.resumed === undefined;
  }

  #note(text: string): void {
    this.emit({ kind: "note", level: "warning", about: "github-environment", text });
  }

  #warn(text: string): void {
    this.#options.write(workflowCommand("warning", { title: "ECS Release" }, harmless(text)));
  }
}

/** A release that ended without an outcome has failed. */
const withoutVerdict: EventBody = {
  kind: "ended",
  outcome: "failed",
  sentence: "The release ended without a verdict.",
  cause: {
    name: "no-verdict",
    what: "The release ended without a verdict. This is a bug in the action.",
    evidence: [],
    remedy: "Check the services in the ECS console, and report this with the job log.",
  },
};
