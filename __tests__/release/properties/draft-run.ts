/** Runs a draft: the world before and after, the effects, and the output of the job. */
import { alarm, callAs, stopsDeployment } from "../../../simulator/acts.ts";
import type { FaultRule } from "../../../simulator/faults.ts";
import { rateClasses } from "../../../simulator/rates.ts";
import type { World } from "../../../simulator/world.ts";
import { runStep, type Run, startSimulation, type Simulation } from "../../support/simulation.ts";
import {
  alarmName,
  cluster,
  familyName,
  faultsOf,
  type ForeignDraft,
  inputsOf,
  ruleName,
  ruleTarget,
  type Runs,
  scenarioOf,
  serviceName,
  type WorldDraft,
} from "./draft.ts";
import { greenHasTraffic, groupOf } from "./deployments.ts";
import { EffectRecorder } from "./effect-recorder.ts";

export interface DraftRun {
  readonly draft: WorldDraft;
  readonly inputs: Readonly<Record<string, string>>;
  readonly run: Run;
  readonly world: World;
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly recorder: EffectRecorder;
  readonly runs: Runs;
  /** Duration of the step in world time, in milliseconds. */
  readonly elapsed: number;
}

/** One service in `world.snapshot()`. */
export interface ServiceState {
  readonly status: string;
  readonly taskDefinition: string;
  readonly desiredCount: number;
  readonly controller: string;
  readonly serving: Readonly<Record<string, number>>;
  readonly taskSets: ReadonlyArray<{
    readonly status: string;
    readonly taskDefinition: string;
    readonly scale: number;
  }>;
  readonly rollouts: ReadonlyArray<{
    readonly status: string;
    readonly rolloutState: string;
    readonly taskDefinition: string;
  }>;
}

/** Services by name; everything else as in the snapshot. */
export interface Snapshot {
  readonly services: Readonly<Record<string, ServiceState>>;
  readonly rest: Readonly<Record<string, unknown>>;
}

export function snapshotOf(world: World): Snapshot {
  world.runQueue();
  const { services, ...rest } = world.snapshot();
  const byName = Object.entries(services as Record<string, ServiceState>).map(([arn, state]) => [
    arn.split("/").at(-1) ?? "",
    state.controller === "CODE_DEPLOY" ? withoutLeftovers(world, arn, state) : structuredClone(state),
  ]);
  return {
    services: Object.fromEntries(byName) as Record<string, ServiceState>,
    rest: structuredClone(rest),
  };
}

/**
 * CodeDeploy swaps target groups with each deployment. A stopped deployment leaves a task set, which the next
 * deployment deletes. Without traffic, it serves no requests.
 */
function withoutLeftovers(world: World, arn: string, state: ServiceState): ServiceState {
  const service = world.ecs.state.services.get(arn);
  const shared = service !== undefined && greenHasTraffic(world, service);
  const taskSets = state.taskSets.filter(
    ({ status, scale }) => status === "PRIMARY" || (shared && status === "ACTIVE" && scale > 0),
  );
  const names = new Set(taskSets.map(({ taskDefinition }) => taskDefinition.split("/").at(-1)));
  const serving = Object.fromEntries(Object.entries(state.serving).filter(([name]) => names.has(name)));
  return structuredClone({ ...state, taskSets, serving, revisionSettings: undefined });
}

export interface Prepared {
  readonly draft: WorldDraft;
  readonly inputs: Readonly<Record<string, string>>;
  readonly simulation: Simulation;
  readonly recorder: EffectRecorder;
  readonly runs: Runs;
  readonly before: Snapshot;
}

/** Starts the world of a draft with its actors. `onCall` is called for each request after it has taken effect. */
export async function prepare(
  draft: WorldDraft,
  onCall: (count: number) => void = () => undefined,
): Promise<Prepared> {
  const runs: Runs = { migrations: 0 };
  let recorder: EffectRecorder | undefined;
  let count = 0;
  const simulation = await startSimulation(scenarioOf(draft, runs), {
    faults: faultsOf(draft),
    simulator: {
      seed: draft.seed,
      ...(draft.rates && { rates: rateClasses }),
      afterLate: (request) => recorder?.record(request),
      afterCall: (request) => {
        simulation.world.emit({ kind: "request", subject: `${request.party}:${request.operation}`, to: "" });
        recorder?.record(request);
        onCall((count += 1));
      },
    },
  });
  recorder = new EffectRecorder(simulation.world);
  scheduleActors(simulation.world, recorder, draft);
  return { draft, inputs: inputsOf(draft), simulation, recorder, runs, before: snapshotOf(simulation.world) };
}

export interface DraftRunOptions {
  /** Called for each call of the step, after it has taken effect. */
  readonly onCall?: (count: number) => void;
  readonly environment?: Readonly<Record<string, string>>;
  /** Override the draft's inputs. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** In addition to the draft's faults. */
  readonly faults?: readonly FaultRule[];
  /** Gets the world before the step starts. */
  readonly onStart?: (simulation: Simulation) => void;
}

export async function runDraft(draft: WorldDraft, options: DraftRunOptions = {}): Promise<DraftRun> {
  const { simulation, ...prepared } = await prepare(draft, options.onCall);
  for (const fault of options.faults ?? []) simulation.simulator.faults.add(fault);
  options.onStart?.(simulation);
  const { world, clock } = simulation;
  const begin = clock.now();
  try {
    const { environment } = options;
    const inputs = { ...prepared.inputs, ...options.inputs };
    const run = await runStep(simulation, { inputs, ...(environment && { environment }) });
    return { ...prepared, run, world, elapsed: clock.now() - begin, after: snapshotOf(world) };
  } finally {
    await simulation.close();
  }
}

function scheduleActors(world: World, recorder: EffectRecorder, draft: WorldDraft): void {
  for (const foreign of draft.foreign) {
    const index = foreign.service % draft.services.length;
    world.queue.at(world.start + foreign.at * 1000, () =>
      recorder.recordForeign(foreign.act, serviceName(index), () => actAs(world, draft, foreign, index)),
    );
  }
}

type Actions = Readonly<Record<ForeignDraft["act"], () => unknown>>;

const ecsActions = (world: World, service: string, taskDefinition: string): Actions => ({
  ...commonActions(world, service),
  deploys: () => callAs(world, "ecs", "UpdateService", { cluster, service, taskDefinition }),
  forces: () => callAs(world, "ecs", "UpdateService", { cluster, service, forceNewDeployment: true }),
  stops: () => stopsDeployment(`${cluster}/${service}`)(world),
});

function codeDeployActions(world: World, service: string, taskDefinition: string): Actions {
  const place = groupOf(service);
  const deploys = () => {
    const arn = `arn:aws:ecs:eu-west-1:123456789012:task-definition/${taskDefinition}`;
    const container = taskDefinition.split(":")[0] ?? "";
    const properties = {
      TaskDefinition: arn,
      LoadBalancerInfo: { ContainerName: `app-${container}`, ContainerPort: 80 },
    };
    const content = JSON.stringify({
      version: 1,
      Resources: [{ TargetService: { Type: "AWS::ECS::Service", Properties: properties } }],
    });
    const revision = { revisionType: "AppSpecContent", appSpecContent: { content } };
    return callAs(world, "codedeploy", "CreateDeployment", { ...place, revision });
  };
  const stops = () => {
    const { deployments } = callAs(world, "codedeploy", "ListDeployments", place) as {
      deployments: readonly string[];
    };
    return callAs(world, "codedeploy", "StopDeployment", { deploymentId: deployments[0] });
  };
  return { ...commonActions(world, service), deploys, forces: deploys, stops };
}

const commonActions = (world: World, service: string) => ({
  scales: () => callAs(world, "ecs", "UpdateService", { cluster, service, desiredCount: 3 }),
  deletes: () => callAs(world, "ecs", "DeleteService", { cluster, service, force: true }),
  alarm: () => alarm(alarmName)(world),
  retargets: () => callAs(world, "events", "PutTargets", { Rule: ruleName, Targets: [ruleTarget(2)] }),
});

function actAs(world: World, draft: WorldDraft, { act }: ForeignDraft, index: number): boolean {
  const { family = 0, strategy } = draft.services[index] ?? {};
  const actions = strategy === "CODE_DEPLOY" ? codeDeployActions : ecsActions;
  try {
    actions(world, serviceName(index), `${familyName(family)}:2`)[act]();
    return true;
  } catch {
    // The action was rejected, which does not concern the release.
    return false;
  }
}
