import { expect, test } from "@jest/globals";
import { responseProblems } from "../../../simulator/protocol/response.ts";
import { RawJson } from "../../../simulator/protocol/call.ts";
import { models } from "../../../simulator/protocol/model.ts";

const ecs = (name: string, value: unknown): readonly string[] => responseProblems(models.ecs, name, value);

test("accepts a union with exactly one member", () => {
  expect(ecs("ServiceConnectContainerConfiguration", { logLevel: "debug" })).toEqual([]);
  expect(ecs("ServiceConnectContainerConfiguration", { logLevel: undefined })).toEqual([
    ": a union with 0 members",
  ]);
});

test("accepts any value as a document", () => {
  expect(ecs("HookDetails", { a: [1, { b: null }] })).toEqual([]);
  expect(ecs("HookDetails", "text")).toEqual([]);
});

test("accepts unknown members in verbatim JSON, but only valid known ones", () => {
  const known = new RawJson('{"family":"web","registeredAt":1795215183.5,"newest":{"x":1}}');
  expect(ecs("TaskDefinition", known)).toEqual([]);
  expect(ecs("TaskDefinition", new RawJson('{"family":7}'))).toHaveLength(1);
  expect(ecs("TaskDefinition", new RawJson('{"networkMode":"moon"}'))).toHaveLength(1);
  expect(ecs("TaskDefinition", new RawJson("{"))).toHaveLength(1);
  expect(ecs("DescribeTaskDefinitionResponse", { taskDefinition: known, newest: 1 })).toEqual([
    ".newest: the model has no such member",
  ]);
});

test("rejects numbers and dates that JSON can't represent", () => {
  expect(ecs("Service", { runningCount: Number.NaN, createdAt: new Date(Number.NaN) })).toHaveLength(2);
});
