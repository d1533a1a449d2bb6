/** The entry points of the examples, run by a shell with fake programs. */
import { describe, expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";

const onWindows = process.platform === "win32";
const suite = onWindows ? describe.skip : describe;

interface End {
  readonly status: number | null;
  readonly started: string;
}

/** Runs an entry point with fake programs that print their arguments and exit with a given code. */
function run(entry: string, environment: Record<string, string>, ...command: readonly string[]): End {
  const folder = mkdtempSync(join(tmpdir(), "entry-"));
  try {
    mkdirSync(join(folder, "node_modules/.bin"), { recursive: true });
    for (const name of ["php", "python", "serve", "node_modules/.bin/prisma"]) {
      const program = join(folder, name);
      writeFileSync(program, `#!/bin/sh\necho "${name} $*"\nexit "\${EXIT:-0}"\n`);
      chmodSync(program, 0o755);
    }
    const env = { PATH: `${folder}${delimiter}${process.env["PATH"] ?? ""}`, ...environment };
    const { status, stdout } = spawnSync(resolve(entry), command, { cwd: folder, env, encoding: "utf8" });
    return { status, started: stdout.trim() };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

suite("entry points", () => {
  test.each([
    ["examples/laravel/entrypoint.sh", "php artisan migrate --force --isolated=75"],
    ["examples/django/entrypoint.sh", "python manage.py migrate --noinput"],
    ["examples/node/entrypoint.sh", "node_modules/.bin/prisma migrate deploy"],
  ])("%s migrates and exits with the migration's exit code", (entry, migration) => {
    const migrate = { RUN_MIGRATIONS: "true" };
    expect(run(entry, migrate, "serve")).toEqual({ status: 0, started: migration });
    expect(run(entry, { ...migrate, EXIT: "3" }, "serve")).toEqual({ status: 3, started: migration });
  });

  test.each([
    ["examples/laravel/entrypoint.sh", {}],
    ["examples/laravel/entrypoint.sh", { RUN_MIGRATIONS: "false" }],
    ["examples/django/entrypoint.sh", {}],
    ["examples/node/entrypoint.sh", {}],
    ["examples/rails/docker-entrypoint", {}],
  ])("%s runs the command if migrations are off", (entry, environment) => {
    expect(run(entry, environment, "serve", "--port", "80")).toEqual({
      status: 0,
      started: "serve --port 80",
    });
  });
});
