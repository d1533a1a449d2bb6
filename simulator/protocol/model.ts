/** The API models that `scripts/api-models.py` extracts from botocore. */
import { readFileSync } from "node:fs";
import type { ServiceName } from "./call.ts";

export interface Reference {
  readonly shape: string;
  /** REST: the location of the member; absent for the body. */
  readonly location?: "uri" | "querystring";
  readonly locationName?: string;
}

export interface Structure {
  readonly type: "structure";
  readonly members: Readonly<Record<string, Reference>>;
  readonly required?: readonly string[];
  /** Any JSON value. */
  readonly document?: boolean;
  /** Exactly one member must be set. */
  readonly union?: boolean;
  /** For errors: the code on the wire if it isn't the shape's name, and the HTTP status if it isn't 400. */
  readonly error?: { readonly code?: string; readonly status?: number };
}

interface Limits {
  readonly min?: number;
  readonly max?: number;
}

export interface List extends Limits {
  readonly type: "list";
  readonly member: Reference;
}

export interface Dictionary extends Limits {
  readonly type: "map";
  readonly key: Reference;
  readonly value: Reference;
}

export interface Text extends Limits {
  readonly type: "string";
  readonly enum?: readonly string[];
  readonly pattern?: string;
}

export interface Scalar extends Limits {
  readonly type: "integer" | "long" | "double" | "float" | "boolean" | "timestamp" | "blob";
}

export type Shape = Structure | List | Dictionary | Text | Scalar;

export interface OperationModel {
  readonly http: { readonly method: string; readonly requestUri: string; readonly responseCode?: number };
  readonly input?: string;
  readonly output?: string;
  readonly resultWrapper?: string;
  /** Names of error shapes. */
  readonly errors: readonly string[];
  /** Requires no signature. */
  readonly unsigned?: boolean;
}

export interface Model {
  readonly metadata: {
    readonly apiVersion: string;
    readonly endpointPrefix: string;
    readonly jsonVersion?: string;
    readonly protocol: string;
    readonly serviceId: string;
    readonly targetPrefix?: string;
    readonly xmlNamespace?: string;
  };
  readonly operations: Readonly<Record<string, OperationModel>>;
  readonly shapes: Readonly<Record<string, Shape>>;
}

function load(service: ServiceName): Model {
  const file = new URL(`./models/${service}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, "utf8")) as Model;
}

export const models: Readonly<Record<ServiceName, Model>> = {
  ecs: load("ecs"),
  sts: load("sts"),
  logs: load("logs"),
  codedeploy: load("codedeploy"),
  events: load("events"),
  scheduler: load("scheduler"),
  ecr: load("ecr"),
  elasticloadbalancing: load("elasticloadbalancing"),
  "application-autoscaling": load("application-autoscaling"),
  cloudwatch: load("cloudwatch"),
  secretsmanager: load("secretsmanager"),
  ssm: load("ssm"),
};

export const serviceNames = Object.keys(models) as readonly ServiceName[];

/** Throws for an unknown name: references in a model always resolve. */
export function shapeOf(model: Model, name: string): Shape {
  const shape = model.shapes[name];
  if (shape === undefined) throw new Error(`${model.metadata.serviceId}: no shape ${name}`);
  return shape;
}

/** Only own members: `constructor` and the like don't count. */
export function memberOf(structure: Structure, name: string): Reference | undefined {
  return Object.hasOwn(structure.members, name) ? structure.members[name] : undefined;
}
