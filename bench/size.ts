/**
 * Measures the size of the packed action on disk and as a download, compared with a minified one, and lists its
 * contents.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { minify } from "@swc/core";
import type { Finding, Table } from "./finding.ts";
import { figure, sum } from "./numbers.ts";

const aimed = 1_500_000;

export interface SizeOptions {
  /** Folders of the packed action by name, the committed one first. */
  readonly actions: Readonly<Record<string, string>>;
  /** webpack's statistics. */
  readonly statistics: string;
}

export function size({ actions, statistics }: SizeOptions): Finding {
  const sizes = Object.entries(actions).map(([name, folder]) => ({ name, ...sizeOf(folder) }));
  const [committed] = sizes;
  if (committed === undefined) throw new Error("There is nothing to measure.");
  return {
    tables: [
      {
        title: "The packed action",
        head: ["", "files", "kB", "kB with gzip"],
        rows: sizes.map(({ name, files, bytes, zipped }) => [
          name,
          figure(files),
          figure(bytes / 1000),
          figure(zipped / 1000),
        ]),
      },
      shareTable(statistics),
    ],
    aims: [
      {
        what: "scripts of `dist/`",
        aim: `at most ${figure(aimed / 1e6, 1)} MB`,
        measured: sizes.map(({ name, bytes }) => `${name} ${figure(bytes / 1e6, 1)} MB`).join(", "),
        reached: committed.bytes <= aimed,
      },
    ],
  };
}

const scripts = (folder: string): string[] => readdirSync(folder).filter((name) => name.endsWith(".js"));

function sizeOf(folder: string): { files: number; bytes: number; zipped: number } {
  const texts = scripts(folder).map((file) => readFileSync(join(folder, file)));
  return {
    files: texts.length,
    bytes: sum(texts.map(({ length }) => length)),
    zipped: gzipSync(Buffer.concat(texts), { level: 9 }).length,
  };
}

/** Writes a minified copy of each script of a packed action to another folder. */
export async function minifyPacked(from: string, to: string): Promise<void> {
  mkdirSync(to, { recursive: true });
  writeFileSync(join(to, "package.json"), '{"type":"module"}\n');
  for (const name of scripts(from)) {
    const { code } = await minify(readFileSync(join(from, name), "utf8"), {
      module: true,
      compress: true,
      mangle: true,
      format: { comments: false },
    });
    writeFileSync(join(to, name), code);
  }
}

/** The used part of webpack's statistics: `ncc build --stats-out`. */
interface Statistics {
  readonly modules: readonly Module[];
}

interface Module {
  readonly name?: string;
  readonly size: number;
  readonly chunks?: ReadonlyArray<string | number>;
  /** Set for a module that contains others. */
  readonly modules?: readonly Module[];
}

interface Share {
  readonly bytes: number;
  /** Bytes of all copies except the first of each module. */
  readonly again: number;
  readonly chunks: ReadonlySet<string | number>;
}

const listed = 16;

/** The bundle's contents, and which modules it contains more than once. */
function shareTable(statistics: string): Table {
  const { modules } = JSON.parse(readFileSync(statistics, "utf8")) as Statistics;
  const shares = new Map<string, Share>();
  for (const { name = "", size: bytes, chunks = [] } of flat(modules)) {
    const origin = originOf(name);
    const { bytes: others = 0, again = 0, chunks: all = [] } = shares.get(origin) ?? {};
    const copies = chunks.length;
    shares.set(origin, {
      bytes: others + bytes * copies,
      again: again + bytes * Math.max(0, copies - 1),
      chunks: new Set([...all, ...chunks]),
    });
  }
  const sorted = [...shares].toSorted(([, a], [, b]) => b.bytes - a.bytes);
  const rest = sorted.slice(listed).map(([, share]) => share);
  const row = (name: string, { bytes, again }: Pick<Share, "bytes" | "again">, files: string): string[] => [
    name,
    figure(bytes / 1000),
    files,
    figure(again / 1000),
  ];
  return {
    title: "Contents",
    about: [
      "Sizes of the modules before bundling. Copies are modules that several files contain, without the first copy.",
    ],
    head: ["package", "kB", "in files", "copies, kB"],
    rows: [
      ...sorted.slice(0, listed).map(([name, share]) => row(name, share, figure(share.chunks.size))),
      row(
        `${rest.length} more`,
        { bytes: sum(rest.map(({ bytes }) => bytes)), again: sum(rest.map(({ again }) => again)) },
        "",
      ),
    ],
  };
}

/** Modules inside another module have no chunks of their own. */
const flat = (modules: readonly Module[], inherited: Module["chunks"] = []): Module[] =>
  modules.flatMap((one) => {
    const chunks = one.chunks !== undefined && one.chunks.length > 0 ? one.chunks : inherited;
    return one.modules === undefined ? [{ ...one, chunks }] : flat(one.modules, chunks);
  });

function originOf(name: string): string {
  const [, found] = /.*node_modules\/((?:@[\w.-]+\/)?[\w.-]+)/u.exec(name) ?? [];
  if (found !== undefined) return `\`${found}\``;
  return name.includes("/src/") ? "this action" : "webpack's runtime";
}
