/** AWS Query: a form as request, XML as response. Used by STS and Elastic Load Balancing. */
import { AwsError } from "./call.ts";
import { type Model, type Scalar, shapeOf, type Structure } from "./model.ts";
import type { HttpRequest, OperationContext, Wire } from "./wire.ts";

export const queryWire: Wire = {
  family: "query",
  read(request, { model, operation }) {
    const form = formOf(request);
    return operation.input === undefined ? {} : (readValue(model, operation.input, form, "") ?? {});
  },
  write(output, context, name) {
    const { model, operation, requestId } = context;
    const result =
      operation.output === undefined
        ? ""
        : element(model, operation.output, operation.resultWrapper ?? `${name}Result`, output ?? {});
    const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
    return xmlResponse(200, context, `${name}Response`, result + metadata);
  },
  writeError(error, context) {
    const type = error.status >= 500 ? "Receiver" : "Sender";
    const members = `<Type>${type}</Type><Code>${escape(error.code)}</Code><Message>${escape(error.message)}</Message>`;
    return xmlResponse(
      error.status,
      context,
      "ErrorResponse",
      `<Error>${members}</Error><RequestId>${context.requestId}</RequestId>`,
    );
  },
};

export function formOf(request: HttpRequest): URLSearchParams {
  return new URLSearchParams(request.body.toString("utf8"));
}

/** The value of a key in the form, or undefined if the form doesn't have it. Numbers start at 1. */
function readValue(model: Model, name: string, form: URLSearchParams, key: string): unknown {
  const shape = shapeOf(model, name);
  switch (shape.type) {
    case "structure":
      return readStructure(model, shape, form, key);
    case "list": {
      const items: unknown[] = [];
      for (let index = 1; ; index += 1) {
        const item = readValue(model, shape.member.shape, form, `${key}.member.${index}`);
        if (item === undefined) break;
        items.push(item);
      }
      return items.length > 0 || form.has(key) ? items : undefined;
    }
    case "map":
      throw new Error(`${name}: the simulator does not support maps in the Query protocol`);
    case "string":
      return form.get(key) ?? undefined;
    default: {
      const text = form.get(key);
      return text === null ? undefined : readScalar(shape, text);
    }
  }
}

function readStructure(model: Model, shape: Structure, form: URLSearchParams, key: string): unknown {
  const members: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(shape.members)) {
    const value = readValue(model, member.shape, form, key === "" ? name : `${key}.${name}`);
    if (value !== undefined) members[name] = value;
  }
  return Object.keys(members).length > 0 ? members : undefined;
}

function readScalar(shape: Scalar, text: string): unknown {
  switch (shape.type) {
    case "boolean":
      if (text !== "true" && text !== "false") throw malformed(text);
      return text === "true";
    case "timestamp":
      if (Number.isNaN(Date.parse(text))) throw malformed(text);
      return new Date(text);
    case "blob":
      return new Uint8Array(Buffer.from(text, "base64"));
    default:
      if (!/^-?\d+(\.\d+)?$/.test(text)) throw malformed(text);
      return Number(text);
  }
}

function malformed(text: string): AwsError {
  return new AwsError("MalformedInput", `For input string: "${text}"`);
}

function element(model: Model, name: string, tag: string, value: unknown): string {
  return `<${tag}>${content(model, name, value)}</${tag}>`;
}

function content(model: Model, name: string, value: unknown): string {
  const shape = shapeOf(model, name);
  switch (shape.type) {
    case "structure":
      return Object.entries(shape.members)
        .map(([member, { shape: target }]) => {
          const given = (value as Record<string, unknown>)[member];
          return given === undefined || given === null ? "" : element(model, target, member, given);
        })
        .join("");
    case "list":
      return (value as readonly unknown[])
        .map((item) => element(model, shape.member.shape, "member", item))
        .join("");
    case "map":
      return Object.entries(value as Record<string, unknown>)
        .map(
          ([key, item]) =>
            `<entry><key>${escape(key)}</key>${element(model, shape.value.shape, "value", item)}</entry>`,
        )
        .join("");
    default:
      return escape(scalarText(value));
  }
}

function scalarText(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString("base64");
  return String(value);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#xD;",
};

function escape(text: string): string {
  return text.replaceAll(/[&<>"\r]/g, (character) => entities[character] ?? character);
}

function xmlResponse(
  status: number,
  { model, requestId }: Pick<OperationContext, "model" | "requestId">,
  tag: string,
  inner: string,
) {
  const body = `<${tag} xmlns="${model.metadata.xmlNamespace ?? ""}">${inner}</${tag}>`;
  return { status, headers: { "content-type": "text/xml", "x-amzn-requestid": requestId }, body };
}
