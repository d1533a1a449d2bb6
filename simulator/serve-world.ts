/** Serves a world over HTTP. */
import { type Simulator, type SimulatorOptions, startSimulator } from "./server.ts";
import { defaultIdentity, defaultOidc, type Identity, trustGitHub } from "./sts/identity.ts";
import type { World } from "./world.ts";

/** Each request first advances the world to the current time; actors react after its response. */
export function serveWorld(
  world: World,
  options: Partial<Omit<SimulatorOptions, "time" | "services" | "beforeCall" | "later">> = {},
): Promise<Simulator> {
  return startSimulator({
    identity: identityOf(world),
    seed: world.scenario.seed ?? 1,
    ...options,
    time: world.time,
    services: world.services,
    beforeCall: () => world.runQueue(),
    later: (seconds, effect) => world.queue.in(seconds, effect),
    afterCall: (request) => {
      world.emit({ kind: "request", subject: `${request.party}:${request.operation}`, to: "" });
      options.afterCall?.(request);
    },
  });
}

/** The default identity, in the world's account, region and partition. */
export function identityOf({ account, region, partition }: World): Identity {
  const audience = partition === "aws-cn" ? "sts.amazonaws.com.cn" : "sts.amazonaws.com";
  const trust = trustGitHub(account, ["repo:acme/shop:*"], [audience], partition);
  return defaultIdentity({
    account,
    region,
    partition,
    roles: [{ arn: `arn:${partition}:iam::${account}:role/release`, trust }],
    oidc: { ...defaultOidc(account), providers: { [account]: [audience] } },
  });
}
