/** Worlds of the shop, for failing calls that the drafts don't make. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { FaultRule } from "../../../simulator/faults.ts";
import type { Scenario } from "../../../simulator/scenario.ts";
import { longDrain, protectedTasks } from "../../../simulator/scenarios/lingering.ts";
import { laravel } from "../../../simulator/scenarios/laravel.ts";
import { oneTargetGroup } from "../../../simulator/scenarios/balanced.ts";
import { webDefinition, webService } from "../../../simulator/scenarios/shop.ts";
import { unhealthy } from "../../../simulator/scenarios/unhealthy.ts";
import { defaultIdentity, trustGitHub, trustPrincipals } from "../../../simulator/sts/identity.ts";
import { cases, namesResources } from "../../policy/cases.ts";
import { runStep, startSimulation } from "../../support/simulation.ts";
import { shopInputs } from "../../support/shop-inputs.ts";
import { draftOf, type FaultDraft } from "./draft.ts";
import { type Ended, endOf, type FaultyWorld } from "./faulty.ts";
import { snapshotOf } from "./draft-run.ts";
import { EffectRecorder } from "./effect-recorder.ts";

interface Shop {
  readonly about: string;
  readonly outcome: string;
  readonly here: readonly string[];
  readonly scenario: Scenario;
  readonly inputs: Readonly<Record<string, string>>;
  readonly refuses?: string;
  /** Of the world, not of a case. */
  readonly faults?: readonly FaultRule[];
  /** Whether the new version has a smoke test over HTTP. */
  readonly address?: boolean;
}

const account = "123456789012";
const chained = `arn:aws:iam::${account}:role/deploy`;
const token = "ghs_forthesetests";
const [parent, commit] = ["a".repeat(40), "0123456789abcdef0123456789abcdef01234567"];
const commits = { [parent]: [], [commit]: [parent] };

const identity = () =>
  defaultIdentity({
    roles: [
      { arn: shopInputs["role-to-assume"], trust: trustGitHub(account, ["repo:acme/shop:*"]) },
      { arn: chained, trust: trustPrincipals([shopInputs["role-to-assume"]]) },
    ],
  });

/** The URL of a smoke test. Counts its requests, and fails as configured. */
async function openAddress(fault: FaultDraft | undefined, onRequest: () => void) {
  let requestCount = 0;
  const server = createServer((_request, response) => {
    onRequest();
    const turn = requestCount - (fault?.after ?? 0);
    requestCount += 1;
    const struck = fault?.operation === "Get" && turn >= 0 && turn < fault.times ? fault.fault : undefined;
    answer(response, struck);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/up`, close };
}

const statuses: Readonly<Record<string, number>> = {
  throttle: 429,
  "http-500": 500,
  "html-503": 503,
  denied: 403,
};

function answer(response: ServerResponse, fault: FaultDraft["fault"] | undefined): void {
  const kind = typeof fault === "string" ? fault : "";
  if (kind.startsWith("reset")) response.destroy();
  else response.writeHead(statuses[kind] ?? 200).end("<html></html>");
}

async function runShop(shop: Shop, fault: FaultDraft | undefined): Promise<Ended> {
  let requestCount = 0;
  const address = shop.address ? await openAddress(fault, () => (requestCount += 1)) : undefined;
  let recorder: EffectRecorder | undefined;
  const simulation = await startSimulation(shop.scenario, {
    faults: [...(fault === undefined ? [] : [fault]), ...(shop.faults ?? [])],
    simulator: {
      github: { token, commits },
      identity: identity(),
      afterCall: (request) => recorder?.record(request),
    },
  });
  recorder = new EffectRecorder(simulation.world);
  const before = snapshotOf(simulation.world);
  const begin = simulation.clock.now();
  const inputs = {
    "rollout-timeout": "10m",
    ...shop.inputs,
    ...(address && { "smoke-test-url": address.url }),
  };
  try {
    const { calls, ...run } = await runStep(simulation, { inputs, environment: { RUNNER_DEBUG: "1" } });
    const all = [...calls, ...Array<string>(requestCount).fill("smoke-test:Get")];
    const ended = endOf(
      {
        draft: draftOf({ services: [], migration: "succeeds", faults: fault === undefined ? [] : [fault] }),
        inputs: {},
        run: { ...run, calls: all },
        world: simulation.world,
        before,
        after: snapshotOf(simulation.world),
        recorder,
        runs: { migrations: 0 },
        elapsed: simulation.clock.now() - begin,
      },
      fault,
    );
    const gitHubStatuses = simulation.simulator.deployments.map(
      (one) => `GitHub ${[...new Set(one.statuses.map(({ state }) => state))].join(", ")}`,
    );
    const notes = /^::warning.*GitHub deployment/m.test(ended.log) ? ["a note about GitHub"] : [];
    return { ...ended, effects: [...ended.effects, ...gitHubStatuses, ...notes] };
  } finally {
    await simulation.close();
    address?.close();
  }
}

const caseOf = (name: string) => {
  const { scenario, inputs, faults = [] } = cases[name] ?? {};
  if (scenario === undefined || inputs === undefined) throw new Error(`no case ${name}`);
  return { scenario, inputs, faults };
};

const migrated: Shop = {
  about: "a migration, with a GitHub deployment",
  outcome: "released",
  here: [
    "ecr:DescribeImages",
    "logs:GetLogEvents",
    "ecs:DescribeServiceRevisions",
    "github:CreateDeployment",
    "github:CreateDeploymentStatus",
  ],
  scenario: laravel,
  inputs: {
    ...shopInputs,
    "run-migrations": "true",
    "github-environment": "production",
    "github-token": token,
  },
};

const shops: readonly Shop[] = [
  migrated,
  {
    ...migrated,
    about: "a GitHub deployment whose response was lost",
    here: ["github:ListDeployments"],
    faults: [{ party: "github", operation: "CreateDeployment", fault: "reset-after", times: 1 }],
  },
  {
    ...migrated,
    about: "a GitHub deployment of a release that is then refused",
    outcome: "refused",
    here: ["github:DeleteDeployment"],
    refuses: "ecs:UpdateService",
    inputs: { ...migrated.inputs, "run-migrations": "false" },
    faults: [{ party: "ecs", operation: "UpdateService", fault: "denied" }],
  },
  {
    about: "an image index, with a chained role",
    outcome: "released",
    here: ["sts:AssumeRole", "ecr:BatchGetImage"],
    ...caseOf("an image index in ECR"),
    inputs: { ...caseOf("an image index in ECR").inputs, "role-to-chain": chained },
  },
  {
    about: "deployments that have to be looked up",
    outcome: "released",
    here: ["ecs:ListServiceDeployments"],
    ...caseOf("a service whose current deployment is not named"),
  },
  {
    about: "a cluster without a service",
    outcome: "released",
    here: ["ecs:DescribeClusters"],
    ...caseOf("a migration of a family without service"),
  },
  {
    about: "unhealthy targets",
    outcome: "rolled-back",
    here: ["elasticloadbalancing:DescribeTargetHealth"],
    scenario: unhealthy,
    inputs: shopInputs,
  },
  {
    about: "old tasks that drain",
    outcome: "started",
    here: ["elasticloadbalancing:DescribeTargetGroupAttributes"],
    scenario: longDrain,
    inputs: { ...shopInputs, "rollout-timeout": "4m" },
  },
  {
    about: "a secret, a parameter, a log group and a target group",
    outcome: "released",
    here: [
      "secretsmanager:DescribeSecret",
      "ssm:DescribeParameters",
      "logs:DescribeLogGroups",
      "elasticloadbalancing:DescribeTargetGroups",
    ],
    scenario: {
      ...namesResources,
      services: [webService({ with: { loadBalancers: oneTargetGroup } })],
    },
    inputs: shopInputs,
  },
  {
    about: "protected old tasks",
    outcome: "started",
    here: ["ecs:GetTaskProtection"],
    scenario: protectedTasks,
    inputs: { ...shopInputs, "rollout-timeout": "4m" },
  },
  {
    about: "a running commit to compare with",
    outcome: "released",
    here: ["github:CompareCommitsWithBasehead"],
    scenario: {
      ...laravel,
      taskDefinitions: [
        {
          ...webDefinition(),
          tags: [
            { key: "ecs-release:repository", value: "acme/shop" },
            { key: "ecs-release:commit", value: parent },
          ],
        },
      ],
    },
    inputs: { ...shopInputs, "if-outdated": "refuse", "github-token": token },
  },
  {
    about: "a bake with an alarm",
    outcome: "released",
    here: ["cloudwatch:DescribeAlarms"],
    scenario: { ...laravel, alarms: { "shop-5xx": "OK" } },
    inputs: { ...shopInputs, "bake-time": "1m", "bake-alarms": "shop-5xx" },
  },
  {
    about: "an address that must respond",
    outcome: "released",
    here: ["smoke-test:Get"],
    scenario: laravel,
    inputs: { ...shopInputs, "smoke-test-timeout": "2m" },
    address: true,
  },
];

export const shopWorlds: readonly FaultyWorld[] = shops.map((one) => ({
  about: one.about,
  outcome: one.outcome,
  here: one.here,
  refuses: one.refuses,
  run: (fault) => runShop(one, fault),
}));
