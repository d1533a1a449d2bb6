/** Checks whether an image has a build for its task's platform (docs/aws-reference.md#images, multi-arch). */
import type { Cause } from "../../core/failure.ts";
import type { TaskDefinition } from "../definition/task-definition.ts";

/** In the registry's notation: `linux/arm64`. */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
}

const platformText = ({ os, architecture }: Platform): string => `${os}/${architecture}`;

const wordOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/**
 * The platforms of an index; `undefined` for the manifest of a single image, which doesn't list any. Attestations
 * (`unknown/unknown`) are not platforms.
 */
export function platformsOf(manifest: string): readonly Platform[] | undefined {
  let manifests: unknown;
  try {
    ({ manifests } = JSON.parse(manifest) as { manifests?: unknown });
  } catch {
    // An unreadable manifest has no known platforms.
    return undefined;
  }
  if (!Array.isArray(manifests)) return undefined;
  return (manifests as ReadonlyArray<{ platform?: { os?: unknown; architecture?: unknown } } | null>).flatMap(
    (entry) => {
      const os = wordOf(entry?.platform?.os);
      const architecture = wordOf(entry?.platform?.architecture);
      if (os === undefined || architecture === undefined || os === "unknown") return [];
      return [{ os, architecture }];
    },
  );
}

/** Digests of the manifests in an index; `undefined` for the manifest of a single image. */
export function manifestsOf(manifest: string): readonly string[] | undefined {
  try {
    const { manifests } = JSON.parse(manifest) as { manifests?: unknown };
    if (!Array.isArray(manifests)) return undefined;
    return (manifests as ReadonlyArray<{ digest?: unknown } | null>).flatMap(
      (entry) => wordOf(entry?.digest) ?? [],
    );
  } catch {
    return undefined;
  }
}

const architectures: Readonly<Record<string, string>> = { X86_64: "amd64", ARM64: "arm64" };

/** The task's platform; `undefined` if the container instance decides. */
export function platformOf(definition: TaskDefinition): Platform | undefined {
  const { cpuArchitecture, operatingSystemFamily = "LINUX" } = definition.runtimePlatform;
  const fargate = definition.requiresCompatibilities.includes("FARGATE");
  const cpu = cpuArchitecture ?? (fargate ? "X86_64" : undefined);
  const architecture = cpu === undefined ? undefined : architectures[cpu];
  if (architecture === undefined) return undefined;
  return { os: operatingSystemFamily.startsWith("WINDOWS") ? "windows" : "linux", architecture };
}

/** A cause if the index has no build for the task's platform: the task couldn't start. */
export function platformProblem(
  image: string,
  built: readonly Platform[] | undefined,
  wanted: Platform | undefined,
): Cause | undefined {
  if (built === undefined || built.length === 0 || wanted === undefined) return undefined;
  const [platforms, needed] = [built.map(platformText), platformText(wanted)];
  if (platforms.includes(needed)) return undefined;
  return {
    name: "image-platform",
    what: `Image ${image} has no build for ${needed}, the platform of its task. It was built for ${platforms.join(", ")}.`,
    evidence: [],
    remedy: `Build it with \`docker buildx build --platform ${needed}\`, or change \`runtimePlatform\` of the task definition.`,
  };
}
