import { describe, expect, test } from "@jest/globals";
import { differences, isSameDefinition } from "../../../src/ecs/definition/comparison.ts";
import { JsonDocument } from "../../../src/ecs/definition/document.ts";
import { TaskDefinition } from "../../../src/ecs/definition/task-definition.ts";

const definition = (text: string): TaskDefinition => new TaskDefinition(JsonDocument.parse(text));
/** A definition with one container that has these members. */
const app = (members: string, task = ""): string =>
  `{"family":"f","containerDefinitions":[{"name":"app"${members === "" ? "" : `,${members}`}}]${task === "" ? "" : `,${task}`}}`;
/** A definition with these members and one container. */
const task = (members: string): string => app("", members);

describe("equal in the form that ECS stores", () => {
  test.each([
    ["key order", '{"family":"f","containerDefinitions":[]}', '{"containerDefinitions":[],"family":"f"}'],
    ["space and escapes", app('"user":"é"'), app(' "user" :"\\u00e9" ')],
    ["spelling of numbers", app('"memory":1.0e3'), app('"memory":1000')],
    ["cpu in vCPU", task('"cpu":"1 vCPU"'), task('"cpu":"1024"')],
    ["cpu as a fraction of a vCPU", task('"cpu":".25 vcpu"'), task('"cpu":"256"')],
    ["cpu as a number", task('"cpu":256'), task('"cpu":"256"')],
    ["memory in GB", task('"memory":"2GB"'), task('"memory":"2048"')],
    ["memory in GB, with a space", task('"memory":"0.5 GB"'), task('"memory":"512"')],
    ["network mode", task('"networkMode":"bridge"'), task("")],
    ["essential", app('"essential":true'), app("")],
    ["cpu 0", app('"cpu":0'), app("")],
    [
      "empty lists and objects",
      app('"environment":[],"mountPoints":[],"dockerLabels":{},"command":[]', '"volumes":[]'),
      app(""),
    ],
    ["nested empty lists and objects", app('"linuxParameters":{"capabilities":{"add":[]}}'), app("")],
    ["null", app('"user":null'), app("")],
    ["an empty host", task('"volumes":[{"name":"v","host":{}}]'), task('"volumes":[{"name":"v"}]')],
    [
      "order of variables",
      app('"environment":[{"name":"A","value":"1"},{"name":"B","value":"2"}]'),
      app('"environment":[{"value":"2","name":"B"},{"name":"A","value":"1"}]'),
    ],
    [
      "order of secrets",
      app('"secrets":[{"name":"A","valueFrom":"1"},{"name":"B","valueFrom":"2"}]'),
      app('"secrets":[{"name":"B","valueFrom":"2"},{"name":"A","valueFrom":"1"}]'),
    ],
    ["no value", app('"environment":[{"name":"A"}]'), app('"environment":[{"name":"A","value":""}]')],
    [
      "order of containers",
      '{"containerDefinitions":[{"name":"a"},{"name":"b"}]}',
      '{"containerDefinitions":[{"name":"b"},{"name":"a"}]}',
    ],
    [
      "order of compatibilities",
      task('"requiresCompatibilities":["EC2","FARGATE"]'),
      task('"requiresCompatibilities":["FARGATE","EC2"]'),
    ],
    [
      "ports in awsvpc",
      app('"portMappings":[{"containerPort":80,"hostPort":80,"protocol":"tcp"}]', '"networkMode":"awsvpc"'),
      app('"portMappings":[{"containerPort":80}]', '"networkMode":"awsvpc"'),
    ],
    [
      "ports in host mode, 0 for none",
      app('"portMappings":[{"containerPort":80,"hostPort":80}]', '"networkMode":"host"'),
      app('"portMappings":[{"containerPort":80,"hostPort":0}]', '"networkMode":"host"'),
    ],
    [
      "dynamic ports",
      app('"portMappings":[{"containerPort":80,"hostPort":0}]'),
      app('"portMappings":[{"containerPort":80,"protocol":"tcp"}]'),
    ],
    [
      "health check",
      app('"healthCheck":{"command":["CMD","x"],"interval":30,"timeout":5,"retries":3}'),
      app('"healthCheck":{"command":["CMD","x"]}'),
    ],
    [
      "restart policy",
      app('"restartPolicy":{"enabled":true,"restartAttemptPeriod":300}'),
      app('"restartPolicy":{"enabled":true}'),
    ],
    ["fault injection", task('"enableFaultInjection":false'), task("")],
    [
      "root of a file system",
      task('"volumes":[{"name":"v","efsVolumeConfiguration":{"fileSystemId":"fs","rootDirectory":"/"}}]'),
      task('"volumes":[{"name":"v","efsVolumeConfiguration":{"fileSystemId":"fs"}}]'),
    ],
    ["read-only members, and tags", task('"revision":7,"tags":[{"key":"a"}]'), task("")],
  ])("%s", (_, one, other) => {
    expect(differences(definition(one), definition(other))).toEqual([]);
    expect(differences(definition(other), definition(one))).toEqual([]);
  });
});

describe("different", () => {
  test.each<[string, string, string, string[]]>([
    ["family", '{"family":"f"}', '{"family":"g"}', ["- other family changed"]],
    ["essential", app(""), app('"essential":false'), ["app other essential added"]],
    ["empty string", app(""), app('"user":""'), ["app other user added"]],
    ["false", app(""), app('"privileged":false'), ["app other privileged added"]],
    ["list order", app('"command":["a","b"]'), app('"command":["b","a"]'), ["app other command changed"]],
    [
      "empty strings in a list",
      app('"command":["a"]'),
      app('"command":["a",""]'),
      ["app other command changed"],
    ],
    ["numbers past 2^53", app('"x":9007199254740993'), app('"x":9007199254740992'), ["app other x changed"]],
    ["number and string", app('"x":1'), app('"x":"1"'), ["app other x changed"]],
    [
      "a port of the host",
      app('"portMappings":[{"containerPort":80}]'),
      app('"portMappings":[{"containerPort":80,"hostPort":80}]'),
      ["app other portMappings[0].hostPort added"],
    ],
    [
      "members that the SDK doesn't know",
      app('"future":{"deep":[{"x":1}]}'),
      app('"future":{"deep":[{"x":2}]}'),
      ["app other future.deep[0].x changed"],
    ],
    [
      "keys that require quotes",
      app('"dockerLabels":{"com.example/x":"1"}'),
      app('"dockerLabels":{"com.example/x":"2","__proto__":"3"}'),
      ['app other dockerLabels["com.example/x"] changed', "app other dockerLabels.__proto__ added"],
    ],
    [
      "variables and secrets",
      app(
        '"environment":[{"name":"A","value":"1"},{"name":"B","value":"2"},{"name":"M","value":"m"}],"secrets":[{"name":"S","valueFrom":"s"},{"name":"T","valueFrom":"t"}]',
      ),
      app(
        '"environment":[{"name":"B","value":"x"},{"name":"T","value":"plain"},{"name":"C","value":"3"}],"secrets":[{"name":"M","valueFrom":"arn"},{"name":"S","valueFrom":"s2"}]',
      ),
      [
        "app environment A removed",
        "app environment B changed",
        "app environment T moved-to-environment",
        "app environment C added",
        "app secret S changed",
        "app secret M moved-to-secrets",
      ],
    ],
    [
      "a name that existed twice",
      app('"environment":[{"name":"A","value":"1"},{"name":"A","value":"1"}]'),
      app('"environment":[{"name":"A","value":"1"}]'),
      ["app environment A changed"],
    ],
    [
      "a name that is also in the other list",
      app('"environment":[{"name":"A","value":"1"}],"secrets":[{"name":"A","valueFrom":"1"}]'),
      app('"environment":[{"name":"A","value":"1"}]'),
      ["app secret A removed"],
    ],
    [
      "containers",
      '{"containerDefinitions":[{"name":"a","image":"a:1"},{"name":"b","image":"b:1"}]}',
      '{"containerDefinitions":[{"name":"c","image":"c:1"},{"name":"b","image":"b:2"}]}',
      [
        "c other  added",
        "c image  added → c:1",
        "b image  changed b:1 → b:2",
        "a other  removed",
        "a image  removed a:1 →",
      ],
    ],
    [
      "task members",
      task('"cpu":"256"'),
      task('"memory":"512"'),
      ["- other cpu removed", "- other memory added"],
    ],
    ["a network mode for none", task('"networkMode":"awsvpc"'), task(""), ["- other networkMode removed"]],
  ])("%s", (_, one, other, expected) => {
    const found = differences(definition(one), definition(other));
    expect(
      found.map(({ container = "-", what, name = "", change, from, to }) =>
        `${container} ${what} ${name} ${change}${what === "image" ? ` ${from ?? ""} → ${to ?? ""}`.replace("  →", " →") : ""}`.trimEnd(),
      ),
    ).toEqual(expected);
    expect(isSameDefinition(definition(one), definition(other))).toBe(false);
  });

  test("shows no values in changes", () => {
    const text = (value: string) =>
      app(
        `"environment":[{"name":"A","value":"${value}"}],"secrets":[{"name":"S","valueFrom":"${value}"}],"dockerLabels":{"l":"${value}"},"command":["${value}"]`,
      );
    const found = differences(definition(text("hush-1")), definition(text("hush-2")));
    expect(found).toHaveLength(4);
    expect(JSON.stringify(found)).not.toContain("hush");
  });
});
