/** Facts about the machine that affect timings. Nothing that identifies it. */
import { availableParallelism } from "node:os";

export const machine = (): string => {
  const cores = availableParallelism();
  return `Node ${process.versions.node}, ${cores} ${cores === 1 ? "core" : "cores"}`;
};
