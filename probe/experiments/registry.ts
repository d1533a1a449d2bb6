/** The digests of the probe's image in its registry: those of the index and of its manifests. */
import { NotTried } from "../claim.ts";
import type { Lab } from "../lab.ts";

export interface Digests {
  readonly index: string;
  readonly children: readonly string[];
}

const types = [
  "application/vnd.oci.image.index.v1+json",
  "application/vnd.docker.distribution.manifest.list.v2+json",
];

export const digestsOf = (lab: Lab): Promise<Digests> =>
  lab.once("digests", () => {
    const [, host = "", name = "", tag = ""] = /^([^/]+)\/(.+):([^:]+)$/.exec(lab.place.image) ?? [];
    return /\.dkr\.ecr\./.test(host) ? ofEcr(lab, host, name, tag) : ofRegistry(host, name, tag);
  });

async function ofEcr(lab: Lab, host: string, repositoryName: string, imageTag: string): Promise<Digests> {
  const { images } = await lab.ecr.batchGetImage({
    registryId: host.split(".")[0],
    repositoryName,
    imageIds: [{ imageTag }],
    acceptedMediaTypes: types,
  });
  return {
    index: images?.[0]?.imageId?.imageDigest ?? "",
    children: childrenOf(images?.[0]?.imageManifest ?? ""),
  };
}

/** The OCI distribution API, with the anonymous token of Amazon ECR Public. */
async function ofRegistry(host: string, name: string, tag: string): Promise<Digests> {
  const tokenAnswer = await fetch(`https://${host}/token/?service=${host}&scope=repository:${name}:pull`);
  const { token } = (await tokenAnswer.json()) as { token: string };
  const answer = await fetch(`https://${host}/v2/${name}/manifests/${tag}`, {
    headers: { authorization: `Bearer ${token}`, accept: types.join(", ") },
  });
  if (!answer.ok) throw new NotTried(`the registry returned HTTP ${answer.status}`);
  return {
    index: answer.headers.get("docker-content-digest") ?? "",
    children: childrenOf(await answer.text()),
  };
}

function childrenOf(manifest: string): string[] {
  const { manifests = [] } = JSON.parse(manifest) as { manifests?: Array<{ digest: string }> };
  return manifests.map(({ digest }) => digest);
}
