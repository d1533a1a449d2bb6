/**
 * Commands to the runner on standard output.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 *
 * These four lines replace `issueCommand` of @actions/core, which would have to load before the first log line.
 */
export type CommandName = "group" | "endgroup" | "debug" | "error" | "warning" | "notice" | "add-mask";

/** One command, including its line break. */
export function workflowCommand(
  name: CommandName,
  properties: Readonly<Record<string, string>>,
  data: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(value)}`);
  return `::${name}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapedData(data)}\n`;
}

export const escapedData = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

const escapedProperty = (text: string): string =>
  escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
