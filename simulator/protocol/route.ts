/** Finds the service and operation of a request. */
import type { ServiceName } from "./call.ts";
import { jsonWire } from "./json.ts";
import { type Model, models, serviceNames } from "./model.ts";
import { formOf, queryWire } from "./query.ts";
import { findOperation, restJsonWire } from "./rest-json.ts";
import { header, type HttpRequest, type Route } from "./wire.ts";

/**
 * Undefined if no service here accepts the request. Also returns an operation that the service's model lacks, because
 * the service has a response to that.
 */
export function routeOf(request: HttpRequest): Route | undefined {
  return byTarget(request) ?? byForm(request) ?? byPath(request);
}

function byTarget(request: HttpRequest): Route | undefined {
  const target = header(request, "x-amz-target");
  if (target === undefined || request.method !== "POST") return undefined;
  if (!(header(request, "content-type") ?? "").startsWith("application/x-amz-json-1.")) return undefined;
  const [prefix, operation = ""] = target.split(".", 2);
  const service = find((model) => model.metadata.targetPrefix === prefix);
  return service === undefined ? undefined : { service, operation, wire: jsonWire };
}

function byForm(request: HttpRequest): Route | undefined {
  if (!(header(request, "content-type") ?? "").startsWith("application/x-www-form-urlencoded"))
    return undefined;
  const form = formOf(request);
  const version = form.get("Version");
  const service = find(({ metadata }) => metadata.protocol === "query" && metadata.apiVersion === version);
  return service === undefined
    ? undefined
    : { service, operation: form.get("Action") ?? "", wire: queryWire };
}

function byPath(request: HttpRequest): Route | undefined {
  for (const service of serviceNames) {
    const model = models[service];
    if (model.metadata.protocol !== "rest-json") continue;
    const operation = findOperation(model, request);
    if (operation !== undefined) return { service, operation, wire: restJsonWire };
  }
  return undefined;
}

function find(predicate: (model: Model) => boolean): ServiceName | undefined {
  return serviceNames.find((service) => predicate(models[service]));
}
