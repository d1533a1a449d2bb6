/** Reads the endpoint from the environment as the SDK and the AWS CLI do, and checks it before credentials are sent. */
import { Failure } from "../core/failure.ts";
import type { Environment } from "./proxy.ts";

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/**
 * `AWS_ENDPOINT_URL_<SERVICE>`, else `AWS_ENDPOINT_URL`; empty if neither is set. Throws Failure `insecure-endpoint`
 * for plain HTTP to another machine, which would send signatures, tokens and secrets unencrypted.
 */
export function endpointFor(environment: Environment, serviceId: string): { endpoint?: string } {
  const own = environment[`AWS_ENDPOINT_URL_${serviceId}`];
  const name = own ? `AWS_ENDPOINT_URL_${serviceId}` : "AWS_ENDPOINT_URL";
  const address = own || environment["AWS_ENDPOINT_URL"];
  if (!address) return {};
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    // Not quoted: it may contain a password.
    throw refused("invalid-endpoint", `${name} is not a valid URL.`);
  }
  if (url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname))) {
    return { endpoint: address };
  }
  throw refused("insecure-endpoint", `${name} would send credentials unencrypted to ${url.host}.`);
}

/**
 * Throws the same Failure for the final address of a request, because the SDK also reads `endpoint_url` from shared
 * configuration files.
 */
export function throwIfUnencrypted({ protocol, hostname }: { protocol: string; hostname: string }): void {
  if (protocol === "https:" || loopback.test(hostname)) return;
  throw refused(
    "insecure-endpoint",
    `A configured endpoint would send credentials unencrypted to ${hostname}.`,
  );
}

const refused = (name: string, what: string): Failure =>
  new Failure({
    name,
    what,
    evidence: [],
    remedy: "Use https://. Plain http:// is only allowed for this machine (127.0.0.1, localhost, [::1]).",
  });
