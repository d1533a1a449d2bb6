/** Keep-alive HTTP(S) agents that use the proxy in the environment: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`. */
import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import { Failure } from "../core/failure.ts";
import type { Environment } from "../core/runner.ts";

export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export type { Environment } from "../core/runner.ts";

/** The same limit as the SDK's own agents; enough for a wave of hundreds of services. */
const agentOptions = { keepAlive: true, maxSockets: 50 } as const;

/**
 * Creates the agents of the step. Node sends their requests through the proxy.
 * @throws Failure if Node can't use the proxy: without this check, Node would connect directly
 */
export function createAgents(environment: Environment, nodeVersion = process.versions.node): Agents {
  const proxyEnv = proxySettings(environment);
  const proxies = [proxyEnv.http_proxy, proxyEnv.https_proxy].filter((proxy) => proxy !== "");
  for (const proxy of proxies) {
    const { protocol } = URL.parse(proxy) ?? { protocol: "" };
    if (protocol !== "http:" && protocol !== "https:") throw unusable("it is not an http: or https: URL");
  }
  if (proxies.length > 0 && !usesProxies(nodeVersion))
    throw unusable(`Node ${nodeVersion} can't use proxies`);
  const options = { ...agentOptions, proxyEnv };
  return { http: new HttpAgent(options), https: new HttpsAgent(options) };
}

/** Node's own variables, in its form: each proxy with a scheme, no `ALL_PROXY`, and `NO_PROXY` separated by commas. */
function proxySettings(environment: Environment) {
  const of = (name: string): string => environment[name] || environment[name.toUpperCase()] || "";
  const proxy = (name: string): string => {
    const address = (of(name) || of("all_proxy")).trim();
    return address === "" || address.includes("://") ? address : `http://${address}`;
  };
  const direct = of("no_proxy").split(/[,\s]+/u);
  return { http_proxy: proxy("http_proxy"), https_proxy: proxy("https_proxy"), no_proxy: direct.join(",") };
}

/** Agents have `proxyEnv` since Node 24.5 (runner 2.328.0). */
function usesProxies(nodeVersion: string): boolean {
  const [major = 0, minor = 0] = nodeVersion.split(".").map(Number);
  return major > 24 || (major === 24 && minor >= 5);
}

/** Does not quote the proxy's address: it may contain a password. */
const unusable = (why: string): Failure =>
  new Failure({
    name: "proxy-not-usable",
    what: `The step can't use the proxy in HTTPS_PROXY, HTTP_PROXY or ALL_PROXY: ${why}.`,
    evidence: [],
    remedy: "Set `HTTPS_PROXY` to an http: or https: URL, and use runner 2.328.0 or later.",
  });
