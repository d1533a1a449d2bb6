/** AWS JSON 1.0 and 1.1: `POST /`, the operation in `X-Amz-Target`, errors as `__type`. */
import { parseTree } from "jsonc-parser";
import type { AwsError } from "./call.ts";
import { type DecodeOptions, decodeJson, serializationError } from "./decode-json.ts";
import { encodeJson } from "./encode-json.ts";
import type { HttpResponse, HttpRequest, OperationContext, Wire } from "./wire.ts";

/** Error codes from AWS's front door instead of the service: their message member is spelled `Message`. */
const frontDoor = new Set(["AccessDeniedException", "SerializationException"]);

export const jsonWire: Wire = {
  family: "json",
  read(request, context, options) {
    return readJson(request.body.toString("utf8"), context, options);
  },
  write(output, context) {
    return jsonResponse(200, encodeJson(output ?? {}), contentType(context), context.requestId);
  },
  writeError(error, context) {
    return jsonResponse(error.status, errorBody(error), contentType(context), context.requestId);
  },
};

/** Throws SerializationException if the text isn't a JSON object with the operation's input. */
export function readJson(text: string, context: OperationContext, options: DecodeOptions): unknown {
  const { model, operation } = context;
  const json = text.trim() === "" ? {} : parse(text);
  return operation.input === undefined ? {} : decodeJson(model, operation.input, json, options);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw serializationError("Unable to parse the request body as JSON");
  }
}

function errorBody(error: AwsError): string {
  const message = frontDoor.has(error.code) ? "Message" : "message";
  return encodeJson({ __type: error.code, [message]: error.message, ...error.members });
}

function jsonResponse(status: number, body: string, type: string, requestId: string): HttpResponse {
  return { status, headers: { "content-type": type, "x-amzn-requestid": requestId }, body };
}

function contentType(context: Pick<OperationContext, "model">): string {
  return `application/x-amz-json-${context.model.metadata.jsonVersion ?? "1.1"}`;
}

/**
 * The text of a top-level member exactly as received, because no parser keeps number spelling, key order and duplicate
 * keys. Of duplicate members, the last one counts, as in JSON.parse.
 */
export function rawMember(request: HttpRequest, member: string): string | undefined {
  const text = request.body.toString("utf8");
  const properties = parseTree(text)?.children ?? [];
  const value = properties.findLast((property) => property.children?.[0]?.value === member)?.children?.[1];
  return value === undefined ? undefined : text.slice(value.offset, value.offset + value.length);
}
