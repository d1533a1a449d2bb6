/** A record on its way to the `post` step: compressed, since a variable of a process has at most 128 KiB on Linux. */
import { constants, brotliCompressSync, brotliDecompressSync } from "node:zlib";
import { fitting } from "./bounds.ts";
import type { ReleaseReport } from "./record.ts";

const longestState = 96_000;
/** Bytes, unpacked: a record is bounded (bounds.ts); what is longer is none of ours. */
const longestRecord = 64 * 1024 * 1024;

/** Text without line breaks, at most 96,000 characters unless the bare verdicts need more. */
export const freeze = (report: ReleaseReport): string =>
  packed(fitting(report, (fitted) => packed(fitted).length <= longestState));

/** The record that was frozen; `undefined` for anything else. */
export function thaw(text: string): ReleaseReport | undefined {
  try {
    const record = JSON.parse(
      brotliDecompressSync(Buffer.from(text, "base64"), { maxOutputLength: longestRecord }).toString("utf8"),
    ) as ReleaseReport;
    return record.version === 1 ? record : undefined;
  } catch {
    return undefined;
  }
}

function packed(report: ReleaseReport): string {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
  return brotliCompressSync(JSON.stringify(report), { params }).toString("base64");
}
