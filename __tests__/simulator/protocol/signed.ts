/** Signed requests that the SDK would not send. */
import { createHash, createHmac } from "node:crypto";
import type { Simulator } from "../../../simulator/server.ts";

export interface Signer {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly region: string;
  readonly service: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export function operatorSigner(simulator: Simulator): Signer {
  const environment = simulator.operatorEnvironment();
  return {
    accessKeyId: environment.AWS_ACCESS_KEY_ID ?? "",
    secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? "",
    region: "eu-west-1",
    service: "ecs",
  };
}

/** An AWS JSON request with exactly this body. */
export async function signedPost(
  simulator: Simulator,
  target: string,
  body: string,
  changes: Partial<Signer> & { readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<RawAnswer> {
  const signer = { ...operatorSigner(simulator), ...changes };
  const headers: Record<string, string> = {
    "content-type": "application/x-amz-json-1.1",
    host: new URL(simulator.url).host,
    "x-amz-date": "20261102T120000Z",
    "x-amz-target": target,
  };
  if (signer.sessionToken !== undefined) headers["x-amz-security-token"] = signer.sessionToken;
  const authorization = sign(headers, body, signer);
  const response = await fetch(simulator.url, {
    method: "POST",
    headers: { ...headers, authorization, ...changes.headers },
    body,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: JSON.parse(text) as unknown };
}

/** Signature Version 4 of `POST /`, implemented from AWS's documentation, not with the simulator's code. */
function sign(headers: Readonly<Record<string, string>>, body: string, signer: Signer): string {
  const names = Object.keys(headers).sort();
  const canonical = [
    "POST",
    "/",
    "",
    ...names.map((name) => `${name}:${headers[name]}`),
    "",
    names.join(";"),
    createHash("sha256").update(body).digest("hex"),
  ].join("\n");
  const scope = `20261102/${signer.region}/${signer.service}/aws4_request`;
  const text = [
    "AWS4-HMAC-SHA256",
    "20261102T120000Z",
    scope,
    createHash("sha256").update(canonical).digest("hex"),
  ].join("\n");
  let key: string | Buffer = `AWS4${signer.secretAccessKey}`;
  for (const part of scope.split("/")) key = createHmac("sha256", key).update(part).digest();
  const signature = createHmac("sha256", key).update(text).digest("hex");
  const credential = `${signer.accessKeyId}/${scope}`;
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names.join(";")}, Signature=${signature}`;
}
