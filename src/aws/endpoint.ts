/** The endpoint that the environment names, as the SDK and the AWS CLI read it; checked before credentials travel. */
import { Failure } from "../core/failure.ts";
import type { Environment } from "./proxy.ts";

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

/**
 * `AWS_ENDPOINT_URL_<SERVICE>`, else `AWS_ENDPOINT_URL`; nothing when neither is set. Throws Failure
 * `insecure-endpoint` for plain HTTP to another machine: signatures, tokens and secrets would cross the network in
 * the clear.
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
    throw refused("invalid-endpoint", `${name} is no address: ${JSON.stringify(address.slice(0, 200))}.`);
  }
  if (url.protocol === "https:" || (url.protocol === "http:" && loopback.test(url.hostname))) {
    return { endpoint: address };
  }
  throw refused("insecure-endpoint", `${name} would send credentials in the clear to ${url.host}.`);
}

/**
 * Throws the same Failure for the address that a request is about to go to, however the SDK came by it: it reads
 * `endpoint_url` of a shared configuration file by itself.
 */
export function throwIfInTheClear({ protocol, hostname }: { protocol: string; hostname: string }): void {
  if (protocol === "https:" || loopback.test(hostname)) return;
  throw refused(
    "insecure-endpoint",
    `A configured endpoint would send credentials in the clear to ${hostname}.`,
  );
}

const refused = (name: string, what: string): Failure =>
  new Failure({
    name,
    what,
    evidence: [],
    remedy: "Use https://, or http:// to this machine alone (127.0.0.1, localhost, [::1]).",
  });
