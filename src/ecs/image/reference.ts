/**
 * Image references: `[registry[:port]/]repository[:tag][@digest]`, parsed like Docker does
 * (docs/aws-reference.md#images). Expands Docker Hub's short names, and treats all hosts of one ECR registry as the
 * same.
 */

/** The private ECR registry of a host name. */
export interface EcrRegistry {
  readonly account: string;
  readonly region: string;
}

export interface ImageReference {
  /** As written. */
  readonly text: string;
  /** As written, without tag and digest. */
  readonly name: string;
  /** Host and port. `docker.io` for every name of Docker Hub. */
  readonly registry: string;
  /** Path in the registry. `library/nginx` for Docker Hub's `nginx`. */
  readonly repository: string;
  readonly tag?: string;
  /** `sha256:…` */
  readonly digest?: string;
  /** Set for images in a private ECR registry. */
  readonly ecr?: EcrRegistry;
}

const hubHosts: ReadonlySet<string> = new Set([
  "docker.io",
  "index.docker.io",
  "registry-1.docker.io",
  "registry.hub.docker.com",
]);

const publicEcrHosts: ReadonlySet<string> = new Set(["public.ecr.aws", "ecr-public.aws.com"]);

/** Classic, FIPS and dual-stack hosts in every partition, as in AWS's credential helper for Docker. */
const ecrHost =
  /^(\d{12})\.dkr[.-]ecr(?:-fips)?\.([a-z0-9][a-z0-9-]*)\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

const host = /^(?:[a-z0-9]+(?:[.-]-*[a-z0-9]+)*|\[[a-f0-9:]+\])(?::\d{1,5})?$/i;
const pathPart = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
const tagText = /^\w[\w.-]{0,127}$/;
const digestText = /^sha256:[0-9a-f]{64}$/i;

/** ECS's limit in characters, without the digest. */
const lengthLimit = 255;

interface Parts {
  readonly name: string;
  readonly tag: string | undefined;
  readonly digest: string | undefined;
}

function partsOf(text: string): Parts {
  const at = text.indexOf("@");
  const named = at === -1 ? text : text.slice(0, at);
  const colon = named.indexOf(":", named.lastIndexOf("/") + 1);
  return {
    name: colon === -1 ? named : named.slice(0, colon),
    tag: colon === -1 ? undefined : named.slice(colon + 1),
    digest: at === -1 ? undefined : text.slice(at + 1),
  };
}

/**
 * Docker's rule for the first part of a name: a host contains a dot, a port or uppercase letters, or is `localhost`.
 */
const isHost = (part: string): boolean => /[.:[A-Z]/.test(part) || part === "localhost";

function placeOf(name: string): { readonly registry: string; readonly path: string } {
  const slash = name.indexOf("/");
  const first = name.slice(0, Math.max(slash, 0));
  if (slash === -1 || !isHost(first)) return { registry: "docker.io", path: name };
  const registry = first.toLowerCase().replace(/:443$/, "");
  if (hubHosts.has(registry)) return { registry: "docker.io", path: name.slice(slash + 1) };
  if (publicEcrHosts.has(registry)) return { registry: "public.ecr.aws", path: name.slice(slash + 1) };
  return { registry, path: name.slice(slash + 1) };
}

/** Why ECS or Docker would reject the reference; `undefined` for a valid one. */
export function imageProblem(text: string): string | undefined {
  if (text === "") return "it is empty";
  if (/\s/.test(text)) return "it contains a space";
  if (/^[a-z]+:\/\//i.test(text)) return "it starts with a URL scheme: remove it";
  const { name, tag, digest } = partsOf(text);
  if (tag === "") return "its tag is empty (did an expression evaluate to an empty string?)";
  if (digest !== undefined && !digestText.test(digest)) {
    return "its digest is not `sha256:` followed by 64 hexadecimal digits";
  }
  if (tag !== undefined && !tagText.test(tag)) {
    return "its tag must contain at most 128 letters, digits, `_`, `.` and `-`";
  }
  const { registry, path } = placeOf(name);
  if (!host.test(registry)) return `\`${registry}\` is not a host name`;
  const parts = path.split("/");
  if (parts.includes(""))
    return "a part of its name is empty (did an expression evaluate to an empty string?)";
  if (path !== path.toLowerCase())
    return "its repository has uppercase letters: registries allow only lowercase";
  if (!parts.every((part) => pathPart.test(part))) {
    return `\`${path}\` is not a repository: use letters and digits, separated by single \`.\`, \`_\` or \`-\``;
  }
  const length = digest === undefined ? text.length : text.indexOf("@");
  return length > lengthLimit ? `it has ${length} characters: ECS allows ${lengthLimit}` : undefined;
}

/** The parts of a reference; `undefined` if `imageProblem` reports a problem. */
export function parseImage(text: string): ImageReference | undefined {
  if (imageProblem(text) !== undefined) return undefined;
  const { name, tag, digest } = partsOf(text);
  const { registry, path } = placeOf(name);
  const [, account, region] = ecrHost.exec(registry) ?? [];
  return {
    text,
    name,
    registry,
    repository: registry === "docker.io" && !path.includes("/") ? `library/${path}` : path,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest: digest.toLowerCase() }),
    ...(account === undefined || region === undefined ? {} : { ecr: { account, region } }),
  };
}

/** True if both are tags or digests of one repository, regardless of how the registry is written. */
export function sameRepository(one: ImageReference, other: ImageReference): boolean {
  if (one.repository !== other.repository) return false;
  if (one.ecr === undefined || other.ecr === undefined) return one.registry === other.registry;
  return one.ecr.account === other.ecr.account && one.ecr.region === other.ecr.region;
}

/** The reference with only the digest, under the name as written. */
export function atDigest(image: ImageReference, digest: string): string {
  return `${image.name}@${digest}`;
}
