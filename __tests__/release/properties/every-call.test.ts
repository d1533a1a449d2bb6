/** Whatever the action can call stands in a fault matrix: a call that is added to the source is missed here. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import * as autoScaling from "@aws-sdk/client-application-auto-scaling";
import * as cloudWatch from "@aws-sdk/client-cloudwatch";
import * as logs from "@aws-sdk/client-cloudwatch-logs";
import * as codeDeploy from "@aws-sdk/client-codedeploy";
import * as ecr from "@aws-sdk/client-ecr";
import * as ecs from "@aws-sdk/client-ecs";
import * as elb from "@aws-sdk/client-elastic-load-balancing-v2";
import * as eventBridge from "@aws-sdk/client-eventbridge";
import * as scheduler from "@aws-sdk/client-scheduler";
import * as sts from "@aws-sdk/client-sts";
import * as clients from "../../../src/aws/calls.ts";
import * as metadata from "../../../src/aws/secret-metadata.ts";
import { draftWorlds } from "./faulty-drafts.ts";
import { shopWorlds } from "./faulty-shops.ts";

/** The commands of each table, by the name of the service in a call. */
const tables = {
  "application-autoscaling": clients.autoScalingCommands(autoScaling),
  cloudwatch: clients.cloudWatchCommands(cloudWatch),
  codedeploy: clients.codeDeployCommands(codeDeploy),
  ecr: clients.ecrCommands(ecr),
  ecs: clients.ecsCommands(ecs),
  elasticloadbalancing: clients.elbCommands(elb),
  events: clients.eventBridgeCommands(eventBridge),
  logs: clients.logsCommands(logs),
  scheduler: clients.schedulerCommands(scheduler),
  secretsmanager: clients.secretsManagerCommands(metadata),
  ssm: clients.systemsManagerCommands(metadata),
  sts: clients.stsCommands(sts),
};

const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts") && path !== join("aws", "calls.ts"))
  .map((path) => ({ path, text: readFileSync(join("src", path), "utf8") }));

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Of AWS, of GitHub's API, and of whatever else is asked over HTTP. */
const amazons = Object.entries(tables).flatMap(([service, commands]) =>
  Object.keys(commands).map((name) => ({ name, call: `${service}:${upper(name)}` })),
);
const gitHubs = sources.flatMap(({ text }) =>
  [...text.matchAll(/\.rest\.repos\.(\w+)/g)].map(([, name = ""]) => `github:${upper(name)}`),
);
const others: Readonly<Record<string, string>> = {
  "aws/oidc.ts": "oidc:GetToken",
  "release/one-off/smoke-test.ts": "smoke-test:Get",
};

/** The SDK's simplest call, for the tests of credentials alone. */
const unused: ReadonlySet<string> = new Set(["sts:GetCallerIdentity"]);

const made = [...amazons.map(({ call }) => call), ...gitHubs, ...Object.values(others)].filter(
  (call) => !unused.has(call),
);
const worlds = [...draftWorlds, ...shopWorlds];
const covered = new Set(worlds.flatMap(({ here }) => here));

describe(`the ${new Set(made).size} calls of the action`, () => {
  test("are all tables of src/aws/calls.ts, and every plain HTTP exchange", () => {
    expect(Object.keys(clients).filter((name) => name.endsWith("Commands"))).toHaveLength(
      Object.keys(tables).length,
    );
    const asking = sources.filter(
      ({ path, text }) => /\bask\(|\bfetch\(/.test(text) && path !== join("aws", "http.ts"),
    );
    expect(asking.map(({ path }) => path).toSorted()).toEqual(Object.keys(others).toSorted());
  });

  test.each([...new Set(made)])("%s is in a fault matrix", (call) => {
    expect(covered.has(call)).toBe(true);
  });

  test("are made by the source, each of them", () => {
    const idle = amazons.filter(
      ({ name, call }) => !unused.has(call) && !sources.some(({ text }) => text.includes(`.${name}(`)),
    );
    expect(idle).toEqual([]);
  });

  test("are all that the worlds are here for", () => {
    expect([...covered].filter((call) => !made.includes(call))).toEqual([]);
  });
});
