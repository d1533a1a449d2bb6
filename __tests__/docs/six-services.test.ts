/** Runs the commands for six services from docs/getting-started.md, with fake `aws` and `npm`. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Policy } from "../../src/core/policy.ts";
import { blocksIn } from "../../scripts/policy/workflow-file.ts";
import { fencesIn } from "./with-blocks.ts";

const page = "docs/getting-started.md";
const commands = fencesIn(page, "sh").find((text) => text.includes("npm run --silent policy")) ?? "";

const names = ["web", "api", "worker", "mailer", "reports", "cron"];
const arn = "arn:aws:ecs:eu-west-1:123456789012";

const workflow = `
on: push
jobs:
  release:
    steps:
      - uses: OWNER/ecs-release@v1
        with:
          role-to-assume: arn:aws:iam::123456789012:role/release
          aws-region: eu-west-1
          cluster: shop
          services: |
            web, api
            worker, mailer, reports, cron
          image: 123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:\${{ github.sha }}
          migration-command: php artisan migrate --force
`;

const service = (name: string) => ({
  serviceName: name,
  clusterArn: `${arn}:cluster/shop`,
  taskDefinition: `${arn}:task-definition/shop-${name}:7`,
  loadBalancers: name === "web" ? [{ targetGroupArn: "tg" }] : [],
});

const definition = (name: string) => ({
  taskDefinition: {
    taskDefinitionArn: `${arn}:task-definition/shop-${name}:7`,
    family: `shop-${name}`,
    taskRoleArn: `arn:aws:iam::123456789012:role/shop-${name}`,
    executionRoleArn: "arn:aws:iam::123456789012:role/shop-execution",
    containerDefinitions: [
      {
        name: "app",
        image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop:v1",
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": `/ecs/shop-${name}` } },
      },
    ],
  },
});

// On Windows there may be no bash.
const describeWithBash = process.platform === "win32" ? describe.skip : describe;

describeWithBash("the commands for six services", () => {
  let folder = "";
  const clone = (): string => join(folder, "ecs-release");

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "six-services-"));
    for (const path of ["bin", "answers", "ecs-release", "shop/.github/workflows"])
      mkdirSync(join(folder, path), { recursive: true });
    writeFileSync(join(folder, "shop/.github/workflows/release.yml"), workflow);
    const answer = (name: string, value: unknown): void =>
      writeFileSync(join(folder, "answers", name), JSON.stringify(value));
    answer("shop", { services: names.map(service) });
    for (const name of names) answer(`shop-${name}`, definition(name));
    const stub = (name: string, script: string): void =>
      writeFileSync(join(folder, "bin", name), `#!/usr/bin/env bash\n${script}\n`, { mode: 0o755 });
    // describe-services --cluster shop …, describe-task-definition --task-definition shop-web
    stub("aws", `cat "${join(folder, "answers")}/$4"`);
    const policy = resolve("scripts/policy.ts");
    stub("npm", `[ "$1" = ci ] || { shift 4; exec "${process.execPath}" "${policy}" "$@"; }`);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const run = (text: string) => {
    const PATH = `${join(folder, "bin")}:${process.env["PATH"] ?? ""}`;
    return spawnSync("bash", ["--norc", "-euc", text], {
      cwd: clone(),
      encoding: "utf8",
      env: { ...process.env, PATH },
    });
  };
  const printed = (): Policy => JSON.parse(readFileSync(join(clone(), "policy.json"), "utf8")) as Policy;

  test("name each service of the workflow", () => {
    const [block] = blocksIn(workflow);
    expect(block?.inputs["services"]?.split(/[\s,]+/).filter((name) => name !== "")).toEqual(names);
    expect(commands).toContain(`services=(${names.join(" ")})`);
  });

  test("print a policy that covers all six services, without notes", () => {
    const { status, stderr } = run(commands);
    expect([status, stderr]).toEqual([0, "account 123456789012 · region eu-west-1 · cluster shop\n"]);
    const of = (sid: string): readonly string[] =>
      printed().Statement.find(({ Sid }) => Sid === sid)?.Resource ?? [];
    const families = names.map((name) => `${arn}:task-definition/shop-${name}:*`);
    expect(of("TagRevisions")).toEqual(families);
    expect(of("UpdateServices")).toEqual(names.map((name) => `${arn}:service/shop/${name}`));
    expect(of("PassTaskRoles")).toHaveLength(7);
    expect(of("ReadLogs")).toHaveLength(6);
  });

  test("name the missing family if one definition is missing", () => {
    const { status, stderr } = run(
      commands.replace(/json ' [^)]*\)/, "json ' web api worker mailer reports)"),
    );
    expect(status).toBe(0);
    expect(stderr).toContain(
      "note: No definition of shop-cron (cron) was given: its roles and log groups are missing.",
    );
  });
});
