/** Duplicate keys in YAML, found in linear time: the parser's own check compares every key with every other. */
import { isMap, isScalar, visit, type Document } from "yaml";

/** Offset of the first key that its mapping already has. Merge keys (`<<`) may come more than once. */
export function duplicateKeyIn(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, {
    Map(_key, map) {
      const names = new Set<string>();
      for (const { key } of isMap(map) ? map.items : []) {
        if (!isScalar(key) || typeof key.value === "symbol" || key.value === "<<") continue;
        const name = String(key.value);
        if (names.has(name)) {
          found = key.range?.[0] ?? 0;
          return visit.BREAK;
        }
        names.add(name);
      }
      return undefined;
    },
  });
  return found;
}
