/** Signature Version 4, verified as AWS's front door does. */
import { createHash, createHmac, createSecretKey, type KeyObject, timingSafeEqual } from "node:crypto";
import { header, type HttpRequest, pathOf, queryOf } from "./wire.ts";

export interface Authorization {
  readonly accessKeyId: string;
  /** Credential scope: day, region, signing name. */
  readonly day: string;
  readonly region: string;
  readonly signingName: string;
  readonly signedHeaders: readonly string[];
  readonly signature: string;
}

/** Undefined if there is none; an error message if it is malformed. */
export function authorizationOf(request: HttpRequest): Authorization | string | undefined {
  const text = header(request, "authorization");
  if (text === undefined) return undefined;
  const [scheme, ...rest] = text.split(" ");
  if (scheme !== "AWS4-HMAC-SHA256") return `Unsupported AWS 'algorithm': '${scheme ?? ""}'`;
  const fields = new Map(rest.join("").split(",").map(pair));
  const credential = fields.get("Credential");
  const signedHeaders = fields.get("SignedHeaders");
  const signature = fields.get("Signature");
  const absent = [
    credential === undefined ? "Authorization header requires 'Credential' parameter." : "",
    signature === undefined ? "Authorization header requires 'Signature' parameter." : "",
    signedHeaders === undefined ? "Authorization header requires 'SignedHeaders' parameter." : "",
    header(request, "x-amz-date") === undefined
      ? "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."
      : "",
  ].filter((sentence) => sentence !== "");
  if (
    credential === undefined ||
    signedHeaders === undefined ||
    signature === undefined ||
    absent.length > 0
  ) {
    return absent.join(" ");
  }
  const [accessKeyId = "", day = "", region = "", signingName = "", end] = credential.split("/");
  if (end !== "aws4_request" || accessKeyId === "") {
    return `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${credential}'`;
  }
  return { accessKeyId, day, region, signingName, signedHeaders: signedHeaders.split(";"), signature };
}

/**
 * AWS's error for a wrong scope. Ignores the age of the signature: callers sign by the real clock, which may differ
 * from the world's by hours.
 */
export function scopeProblem(authorization: Authorization, signingName: string): string | undefined {
  if (!/^[a-z]{2,4}(-[a-z]+)+-\d+$/.test(authorization.region))
    return "Credential should be scoped to a valid region. ";
  if (authorization.signingName !== signingName) {
    return `Credential should be scoped to correct service: '${signingName}'. `;
  }
  return undefined;
}

export function isSignedBy(request: HttpRequest, authorization: Authorization, secretKey: string): boolean {
  const { day, region, signingName } = authorization;
  const scope = `${day}/${region}/${signingName}/aws4_request`;
  const toSign = [
    "AWS4-HMAC-SHA256",
    header(request, "x-amz-date") ?? "",
    scope,
    sha256(canonicalRequest(request, authorization)),
  ].join("\n");
  const expected = hmac(signingKey(secretKey, [day, region, signingName, "aws4_request"]), toSign);
  const given = Buffer.from(authorization.signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Signing keys by secret and scope: deriving one takes longer than the rest of a call. */
const signingKeys = new Map<string, KeyObject>();

function signingKey(secretKey: string, scope: readonly string[]): KeyObject {
  const name = [secretKey, ...scope].join("/");
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  if (signingKeys.size >= 100) signingKeys.clear();
  const key = createSecretKey(scope.reduce<string | Buffer>(hmac, `AWS4${secretKey}`) as Buffer);
  signingKeys.set(name, key);
  return key;
}

function canonicalRequest(request: HttpRequest, { signedHeaders }: Authorization): string {
  const headers = signedHeaders.map(
    (name) => `${name}:${(header(request, name) ?? "").trim().replaceAll(/ +/g, " ")}\n`,
  );
  return [
    request.method,
    pathOf(request).split("/").map(encode).join("/"),
    canonicalQuery(queryOf(request)),
    headers.join(""),
    signedHeaders.join(";"),
    sha256(request.body),
  ].join("\n");
}

function canonicalQuery(query: URLSearchParams): string {
  return [...query]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join("&");
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function pair(text: string): [string, string] {
  const mark = text.indexOf("=");
  return mark === -1 ? [text, ""] : [text.slice(0, mark), text.slice(mark + 1)];
}

function sha256(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: string | Buffer | KeyObject, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
