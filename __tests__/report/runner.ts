/**
 * Parses a line of standard output like the runner: `ActionCommand.TryParseV2` and `TryParse` of actions/runner,
 * with a culture-sensitive comparison that ignores invisible characters.
 */
const commands = new Set([
  "add-mask",
  "add-matcher",
  "add-path",
  "debug",
  "echo",
  "endgroup",
  "error",
  "group",
  "internal-set-repo-path",
  "notice",
  "remove-matcher",
  "save-state",
  "set-env",
  "set-output",
  "stop-commands",
  "warning",
]);

/**
 * The name of the command that the runner recognizes in the line, if any. `stop-commands` accepts any name to
 * resume.
 */
export function commandIn(line: string): string | undefined {
  const visible = line.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "");
  const trimmed = visible.replace(/^[\s\u{85}]+/u, "");
  return secondForm(trimmed) ?? firstForm(visible);
}

function secondForm(line: string): string | undefined {
  if (!line.startsWith("::")) return undefined;
  const end = line.indexOf("::", 2);
  return end === -1 ? undefined : known(line.slice(2, end));
}

function firstForm(line: string): string | undefined {
  const start = line.indexOf("##[");
  const end = line.indexOf("]", start);
  return start === -1 || end === -1 ? undefined : known(line.slice(start + 3, end));
}

function known(info: string): string | undefined {
  const name = info.split(" ", 1)[0] ?? "";
  return commands.has(name.toLowerCase()) ? name : undefined;
}

/** The lines as the runner reads them: .NET ends a line at CR, LF or both. */
export const linesOf = (output: string): string[] => output.split(/\r\n|[\r\n]/u);
