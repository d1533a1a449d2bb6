/**
 * Every call that the action can make is in a fault matrix. The calls are the commands of src/aws/calls.ts, without
 * which no client has a method, and the HTTP exchanges of src/aws/http.ts, without which none can be sent.
 */
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
import { httpCalls } from "../../../src/aws/http.ts";
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

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const awsCalls = Object.entries(tables).flatMap(([service, commands]) =>
  Object.keys(commands).map((name) => `${service}:${upper(name)}`),
);

/** Calls that no fault-free release makes. */
const special: ReadonlySet<string> = new Set([
  // The SDK's simplest call, used only in the tests of credentials.
  "sts:GetCallerIdentity",
  // Made after a lost response to DeleteDeployment, which the matrix includes.
  "github:GetDeployment",
]);

const actionCalls = [...awsCalls, ...httpCalls].filter((call) => !special.has(call));
const worlds = [...draftWorlds, ...shopWorlds];
const covered = new Set(worlds.flatMap(({ here }) => here));

describe(`the ${actionCalls.length} calls of the action`, () => {
  test("are in all tables of src/aws/calls.ts", () => {
    expect(Object.keys(clients).filter((name) => name.endsWith("Commands"))).toHaveLength(
      Object.keys(tables).length,
    );
  });

  test.each(actionCalls)("%s is in a fault matrix", (call) => {
    expect(covered.has(call)).toBe(true);
  });

  test("match the calls that the worlds cover", () => {
    expect([...covered].filter((call) => !actionCalls.includes(call))).toEqual([]);
  });
});
