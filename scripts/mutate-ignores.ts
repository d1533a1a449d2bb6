/** A plugin of Stryker: leaves texts for people alone, but mutates the words of AWS, such as statuses and stop codes. */

/** The part of Babel's `NodePath` that the plugin reads. */
interface Path {
  readonly node: { readonly type: string; readonly value?: unknown };
}

const isText = ({ type, value }: Path["node"]): boolean =>
  type === "TemplateLiteral" || (type === "StringLiteral" && !/^[\w.:/-]+$/u.test(String(value)));

export const strykerPlugins = [
  {
    kind: "Ignore",
    name: "texts",
    value: { shouldIgnore: ({ node }: Path) => (isText(node) ? "a text for people" : undefined) },
  },
];
