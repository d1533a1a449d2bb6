/** A non-essential queue worker next to the web server: if it exits, task and service stay healthy. */
import type { RunContext, Script } from "../ecs/program.ts";
import { circuitBreaker, oneTargetGroup } from "./balanced.ts";
import { exits, lines, serves } from "./scripts.ts";
import { application, booting, nginxProgram, repository, shop, webDefinition, webService } from "./shop.ts";

const base = webDefinition();
const [app] = base.containerDefinitions;

const withWorker = {
  ...base,
  containerDefinitions: [
    ...base.containerDefinitions,
    {
      name: "worker",
      image: `${repository}:v1`,
      essential: false,
      command: ["php", "artisan", "queue:work"],
      logConfiguration: app?.logConfiguration,
    },
  ],
};

/** The worker exits at its first job, some time after the service is healthy. */
const dies =
  (after: number) =>
  ({ container }: RunContext): Script =>
    container === "worker"
      ? exits(1, after, ...lines(1, "Processing jobs"), {
          after: after - 1,
          text: 'PHP Fatal error:  Class "App\\Jobs\\SyncStock" not found',
        })
      : serves(...booting);

export const dyingWorker = shop({
  name: "dying-worker",
  about: "the non-essential worker container of v2 exits after two minutes; the service stays healthy",
  taskDefinitions: [withWorker],
  services: [
    webService({ with: { loadBalancers: oneTargetGroup, deploymentConfiguration: circuitBreaker } }),
  ],
  programs: [
    application("v1", { run: serves(...booting) }),
    application("v2", { run: dies(150) }),
    nginxProgram,
  ],
});
