/** What every part of a release works with. */
import type { Aws } from "../aws/client.ts";
import type { Agents } from "../aws/proxy.ts";
import type { ReleaseRequest } from "../request/request.ts";
import type { Clock, Pace } from "../core/time.ts";
import type { Aside } from "./background.ts";
import type { Tell } from "../core/events.ts";
import type { Ledger } from "../core/journal.ts";

export interface ReleaseContext {
  readonly request: ReleaseRequest;
  readonly aws: Aws;
  /** For what is asked outside of AWS. */
  readonly agents: Agents;
  readonly clock: Clock;
  readonly tell: Tell;
  readonly ledger: Ledger;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  /** The pace of every poll: the request's interval, slower on long waits and when AWS throttles. */
  readonly pace: Pace;
  /** For what may go on beside the release and is waited for at its end. */
  readonly aside?: Aside;
}
