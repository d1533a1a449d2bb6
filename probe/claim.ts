/** What a claim about AWS is, and what a check may find. */
import type { Lab } from "./lab.ts";

export type Verdict = "TRUE" | "FALSE" | "NOT TRIED";

export interface Finding {
  readonly verdict: Verdict;
  /** What the endpoint did, in one line, with its own words quoted. */
  readonly observed: string;
  /** Where AWS may behave in several ways: which one was seen. */
  readonly reading?: string;
  /** The answers and errors that decided. The transcript stores their requests beside them. */
  readonly shows: readonly unknown[];
}

export interface Claim {
  readonly id: string;
  /** Anchor of its section in docs/aws-reference.md. */
  readonly section: string;
  readonly sentence: string;
  /** AWS's page, or the public report where AWS documents nothing. */
  readonly source: string;
  check(lab: Lab): Promise<Finding>;
}

/** Thrown by a check that cannot run here. */
export class NotTried extends Error {
  override readonly name = "NotTried";
}

export const verdict = (holds: boolean, observed: string, ...shows: readonly unknown[]): Finding => ({
  verdict: holds ? "TRUE" : "FALSE",
  observed,
  shows,
});

/** For "either reading": TRUE for any of the named readings, and says which one. */
export const seen = (
  reading: string | undefined,
  observed: string,
  ...shows: readonly unknown[]
): Finding => ({
  verdict: reading === undefined ? "FALSE" : "TRUE",
  observed,
  ...(reading === undefined ? {} : { reading }),
  shows,
});

const guide = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/";
const reference = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/";

/** A page of the Amazon ECS developer guide. */
export const ecsGuide = (page: string): string => `${guide}${page}.html`;
/** An operation or type of the Amazon ECS API reference. */
export const ecsApi = (name: string): string => `${reference}API_${name}.html`;
