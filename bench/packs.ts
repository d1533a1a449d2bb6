/** The scripts that are measured as processes: the action, and a single SDK call, each readable and minified. */
import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { compile, pack } from "./pack.ts";
import { minifyPacked } from "./size.ts";

export interface Packs {
  /** Folder of the committed action. */
  readonly packed: string;
  /** Folders by name. */
  readonly actions: Readonly<Record<string, string>>;
  readonly sdks: Readonly<Record<string, string>>;
  /** webpack's statistics of the action. */
  readonly statistics: string;
}

export async function packAll(folder: string): Promise<Packs> {
  const [action, sdk] = [join(folder, "action"), join(folder, "sdk")];
  const compiled = join(folder, "compiled");
  compile("bench/tsconfig.json", compiled);
  const statistics = pack(join(compiled, "src/index.js"), action);
  for (const entry of ["main.js", "post.js"]) copyFileSync(join(compiled, "src", entry), join(action, entry));
  pack(join(compiled, "bench/sdk-alone.js"), sdk);
  // The names of chunks change with the code; those of an earlier run would count as part of the bundle.
  for (const packed of [action, sdk]) rmSync(`${packed}-minified`, { recursive: true, force: true });
  await minifyPacked(action, `${action}-minified`);
  await minifyPacked(sdk, `${sdk}-minified`);
  return {
    packed: action,
    actions: { readable: action, minified: `${action}-minified` },
    sdks: { readable: sdk, minified: `${sdk}-minified` },
    statistics,
  };
}
