/** Adds Systems Manager to a world: the metadata of its Parameter Store parameters. Parameters have no values here. */
import { pageOf } from "../ecs/pages.ts";
import type { Operations } from "../protocol/call.ts";
import type { World } from "../world.ts";

interface Input {
  readonly ParameterFilters?: ReadonlyArray<{
    readonly Key: string;
    readonly Option?: string;
    readonly Values?: readonly string[];
  }>;
  readonly MaxResults?: number;
  readonly NextToken?: string;
}

const named = /^(?:([a-z]{2}(?:-[a-z]+)+-\d):)?(.+)$/;

export function addSsm(world: World): void {
  const operations: Operations = {
    DescribeParameters({ ParameterFilters = [], MaxResults, NextToken }: Input, { region }) {
      const all = (world.scenario.parameters ?? []).flatMap((text) => {
        const [, where = world.region, name = ""] = named.exec(text) ?? [];
        return where === region ? [name] : [];
      });
      // AWS scans a number of parameters a page and returns those that match, which may be none.
      const scanned = world.scenario.switches?.parametersPerPage ?? MaxResults;
      const page = pageOf(all, { maxResults: scanned, nextToken: NextToken }, 50, 50);
      const { nextToken } = page.next;
      const found = page.items.filter((name) =>
        ParameterFilters.every(({ Key, Option = "Equals", Values = [] }) =>
          Values.some((value) =>
            Key !== "Name" ? false : Option === "BeginsWith" ? name.startsWith(value) : name === value,
          ),
        ),
      );
      return {
        Parameters: found.map((Name) => ({
          Name,
          ARN: `arn:${world.partition}:ssm:${region}:${world.account}:parameter/${Name.replace(/^\//, "")}`,
          Type: "SecureString",
          Version: 1,
        })),
        ...(nextToken !== undefined && { NextToken: nextToken }),
      };
    },
  };
  world.services.ssm = operations;
}
