/** How a deployment config shifts traffic. Source: docs/aws-reference.md#codedeploy. */

/** Traffic shares of the new task set, each held for some seconds before the next. */
export interface Shift {
  readonly share: number;
  readonly hold: number;
}

const minute = 60;
const named = /(Linear|Canary)(\d+)Percent(?:Every)?(\d+)Minutes?$/;

/** Undefined for a config that does not exist. */
export function shiftsOf(config: string): readonly Shift[] | undefined {
  if (config.endsWith("AllAtOnce")) return [{ share: 100, hold: 0 }];
  const [, kind, percent, minutes] = named.exec(config) ?? [];
  const step = Number(percent);
  const hold = Number(minutes) * minute;
  if (kind === undefined || step < 1 || step > 99) return undefined;
  if (kind === "Canary") {
    return [
      { share: step, hold },
      { share: 100, hold: 0 },
    ];
  }
  const count = Math.ceil(100 / step);
  return Array.from({ length: count }, (_, index) => {
    const share = Math.min(100, step * (index + 1));
    return { share, hold: share === 100 ? 0 : hold };
  });
}

/** GetDeploymentConfig's description of it. */
export function routingOf(config: string): unknown {
  const [, kind, percent, minutes] = named.exec(config) ?? [];
  if (kind === undefined) return { type: "AllAtOnce" };
  return kind === "Canary"
    ? {
        type: "TimeBasedCanary",
        timeBasedCanary: { canaryPercentage: Number(percent), canaryInterval: Number(minutes) },
      }
    : {
        type: "TimeBasedLinear",
        timeBasedLinear: { linearPercentage: Number(percent), linearInterval: Number(minutes) },
      };
}
