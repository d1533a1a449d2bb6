/** The dependencies that every part of a release receives. */
import type { Aws } from "../aws/client.ts";
import type { Agents } from "../aws/proxy.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { Clock, Pace } from "../core/time.ts";
import type { BackgroundWork } from "./background.ts";
import type { Emit } from "../core/events.ts";
import type { Journal } from "../core/journal.ts";

export interface ReleaseContext {
  readonly request: ReleaseRequest;
  readonly aws: Aws;
  /** For requests outside AWS. */
  readonly agents: Agents;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly journal: Journal;
  /** Aborted when the job is canceled. */
  readonly signal: AbortSignal;
  /** The interval of every poll: the requested interval, longer on long waits and when AWS throttles. */
  readonly pace: Pace;
  /** Work that the release waits for only at its end. */
  readonly background?: BackgroundWork;
}
