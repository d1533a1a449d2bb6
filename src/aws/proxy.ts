/** Keep-alive HTTP(S) agents that use the proxy in the environment (`HTTPS_PROXY`, `NO_PROXY`). */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import type { Environment } from "../core/runner.ts";

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export type { Environment } from "../core/runner.ts";

const proxyVariables = ["HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"];

/** The same limit as the SDK's own agents; enough for a wave of hundreds of services. */
const agentOptions = { keepAlive: true, maxSockets: 50 } as const;

const directAgents = (): Agents => ({
  http: new HttpAgent(agentOptions),
  https: new HttpsAgent(agentOptions),
});

/** Creates the agents of the step. The proxy libraries are loaded only if a proxy is set. */
export async function createAgents(environment: Environment): Promise<Agents> {
  const direct = directAgents();
  if (!proxyVariables.some((name) => environment[name])) return direct;
  const { Agent } = await import("agent-base");
  const { HttpProxyAgent } = await import("http-proxy-agent");
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  const { getProxyForUrl } = await import("proxy-from-env");
  class EnvironmentProxyAgent extends Agent {
    override connect(...[request, options]: Parameters<InstanceType<typeof Agent>["connect"]>) {
      const protocol = options.secureEndpoint ? "https:" : "http:";
      const proxy = getProxyForUrl(`${protocol}//${String(request.getHeader("host"))}`);
      if (proxy === "") return options.secureEndpoint ? direct.https : direct.http;
      return options.secureEndpoint ? new HttpsProxyAgent(proxy) : new HttpProxyAgent(proxy);
    }
  }
  const agent = new EnvironmentProxyAgent(agentOptions);
  return { http: agent, https: agent as unknown as HttpsAgent };
}
