/** A claim about AWS, and the finding of its check. */
import type { Lab } from "./lab.ts";

export type Verdict = "TRUE" | "FALSE" | "NOT TRIED";

export interface Finding {
  readonly verdict: Verdict;
  /** What the endpoint did, in one line. Quotes its messages. */
  readonly observed: string;
  /** The behavior that the check observed, if AWS may behave in several ways. */
  readonly reading?: string;
  /** The responses and errors that prove the verdict. The transcript stores them with their requests. */
  readonly shows: readonly unknown[];
}

export interface Claim {
  readonly id: string;
  /** Anchor of its section in docs/aws-reference.md. */
  readonly section: string;
  readonly sentence: string;
  /** AWS's page, or a public report if AWS doesn't document it. */
  readonly source: string;
  check(lab: Lab): Promise<Finding>;
}

/** Thrown by a check that can't run against this endpoint. */
export class NotTried extends Error {
  override readonly name = "NotTried";
}

export const verdict = (holds: boolean, observed: string, ...shows: readonly unknown[]): Finding => ({
  verdict: holds ? "TRUE" : "FALSE",
  observed,
  shows,
});

/** For a claim with several readings: TRUE for any known reading, which the finding names. */
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
