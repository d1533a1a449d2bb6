/**
 * REST JSON, as far as EventBridge Scheduler uses it: labels in the path, the query string, and the rest in a JSON
 * body.
 */
import type { AwsError } from "./call.ts";
import { decodeJson } from "./decode-json.ts";
import { encodeJson } from "./encode-json.ts";
import { readJson } from "./json.ts";
import { type Model, type OperationModel, shapeOf } from "./model.ts";
import { type HttpRequest, pathOf, queryOf, type Wire } from "./wire.ts";

export const restJsonWire: Wire = {
  family: "rest-json",
  read(request, context, options) {
    const { model, operation } = context;
    const input = readJson(request.body.toString("utf8"), context, options) as Record<string, unknown>;
    const labels = matchPath(operation.http.requestUri, pathOf(request)) ?? {};
    const query = queryOf(request);
    for (const [name, member] of Object.entries(inputMembers(model, operation))) {
      if (member.location === undefined) continue;
      const key = member.locationName ?? name;
      const text = member.location === "uri" ? labels[key] : (query.get(key) ?? undefined);
      if (text === undefined) delete input[name];
      else input[name] = decodeJson(model, member.shape, fromText(model, member.shape, text), options);
    }
    return input;
  },
  write(output, context) {
    const headers = { "content-type": "application/json", "x-amzn-requestid": context.requestId };
    return { status: context.operation.http.responseCode ?? 200, headers, body: encodeJson(output ?? {}) };
  },
  writeError(error, context) {
    const headers = {
      "content-type": "application/json",
      "x-amzn-requestid": context.requestId,
      "x-amzn-errortype": error.code,
    };
    return { status: error.status, headers, body: errorBody(error) };
  },
};

/** The operation of a service with this method and path. */
export function findOperation(model: Model, request: HttpRequest): string | undefined {
  const path = pathOf(request);
  return Object.entries(model.operations).find(
    ([, operation]) =>
      operation.http.method === request.method && matchPath(operation.http.requestUri, path) !== undefined,
  )?.[0];
}

function errorBody(error: AwsError): string {
  return encodeJson({ Message: error.message, ...error.members });
}

function inputMembers(model: Model, operation: OperationModel) {
  if (operation.input === undefined) return {};
  const shape = shapeOf(model, operation.input);
  return shape.type === "structure" ? shape.members : {};
}

/** Labels by name, if the path matches the template: `/schedules/{Name}`. */
function matchPath(template: string, path: string): Record<string, string> | undefined {
  const wanted = template.split("/");
  const given = path.split("/");
  if (wanted.length !== given.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const text = given[index] ?? "";
    if (part.startsWith("{")) {
      if (text === "") return undefined;
      labels[part.slice(1, -1)] = decodeLabel(text);
    } else if (part !== text) return undefined;
  }
  return labels;
}

/** Text that isn't properly encoded stays as it is; no pattern accepts it. */
function decodeLabel(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Converts text from path or query to the JSON value that a body would contain. */
function fromText(model: Model, name: string, text: string): unknown {
  const { type } = shapeOf(model, name);
  if (type === "boolean") return text === "true" ? true : text === "false" ? false : text;
  if (type === "integer" || type === "long" || type === "double")
    return text.trim() === "" ? text : Number(text);
  return text;
}
