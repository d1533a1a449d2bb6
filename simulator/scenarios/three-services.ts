import { entryPoint, exits, lines, serves } from "./scripts.ts";
import { application, booting, migration, nginxProgram, shop, webDefinition, webService } from "./shop.ts";

const names = ["web", "api", "worker"] as const;

const crash = exits(
  1,
  5,
  ...lines(
    1,
    "Processing jobs from the [default] queue.",
    "RedisException  Connection refused [tcp://127.0.0.1:6379]",
  ),
);

/** Three services of one image, each with its own family; `v2` crashes as a worker. */
export const threeServices = shop({
  name: "three-services",
  about: "v2 works for web and api but crashes the worker: a release in two waves rolls back all three",
  taskDefinitions: names.map((name) => webDefinition(`shop-${name}`)),
  services: names.map((name) => webService({ serviceName: name, taskDefinition: `shop-${name}:1` })),
  programs: [
    application("v1"),
    application("v2", {
      run: (context) =>
        entryPoint(migration, context.family === "shop-worker" ? crash : serves(...booting))(context),
    }),
    nginxProgram,
  ],
});
