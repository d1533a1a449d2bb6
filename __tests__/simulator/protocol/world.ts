/** A small world with handwritten responses, for tests of only the protocol. */
import { type Call, type Operations, type ServiceName } from "../../../simulator/protocol/call.ts";
import { type Simulator, type SimulatorOptions, startSimulator } from "../../../simulator/server.ts";

/** A clock that tests set. */
export class ManualClock {
  at = Date.UTC(2026, 10, 2, 12);
  now(): number {
    return this.at;
  }
  callerNow(): number {
    return this.at;
  }
}

export interface SimulatorTest {
  readonly simulator: Simulator;
  readonly clock: ManualClock;
  readonly calls: Call[];
}

type Services = Partial<Record<ServiceName, Operations>>;

/** Starts a simulator with these services, runs the test, and closes it. */
export async function withSimulator(
  services: Services,
  body: (simulatorTest: SimulatorTest) => Promise<void>,
  options: Partial<SimulatorOptions> & { readonly expected?: "bugs" } = {},
): Promise<void> {
  const clock = new ManualClock();
  const calls: Call[] = [];
  const watched = Object.fromEntries(
    Object.entries(services).map(([service, operations]) => [service, watch(operations, calls)]),
  ) as Services;
  const simulator = await startSimulator({ time: clock, services: watched, ...options });
  try {
    await body({ simulator, clock, calls });
  } finally {
    await simulator.close(options.expected);
  }
}

function watch(operations: Operations, calls: Call[]): Operations {
  return Object.fromEntries(
    Object.entries(operations).map(([name, operation]) => [
      name,
      (input: unknown, call: Call) => {
        calls.push(call);
        return operation(input, call);
      },
    ]),
  );
}

/** The configuration of an SDK client that calls a simulator as its operator. */
export function asOperator(simulator: Simulator) {
  const environment = simulator.operatorEnvironment();
  return {
    endpoint: simulator.url,
    region: environment.AWS_REGION ?? "",
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? "",
    },
    maxAttempts: 1,
  };
}

/** The error of a rejected call: name, message, status and request ID, as the SDK parsed them. */
export async function refusalOf(call: Promise<unknown>): Promise<{
  readonly name: string;
  readonly message: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
}> {
  try {
    await call;
  } catch (error) {
    const { name, message, $metadata } = error as Error & {
      $metadata?: { httpStatusCode?: number; requestId?: string };
    };
    return { name, message, status: $metadata?.httpStatusCode, requestId: $metadata?.requestId };
  }
  throw new Error("the call succeeded");
}
