/** What is told of the machine: what its times depend on, and nothing that names it. */
import { availableParallelism } from "node:os";

export const machine = (): string => {
  const cores = availableParallelism();
  return `Node ${process.versions.node}, ${cores} ${cores === 1 ? "core" : "cores"}`;
};
