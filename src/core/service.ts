/**
 * A service through a release. The shape grows instead of being copied: planned (`plan/plan.ts`), prepared and started
 * (`release/rollout/service-release.ts`), ended (`release/rollout/watch-wave.ts`). The journal keeps its plain JSON.
 */
export interface ServiceOfRelease {
  readonly name: string;
  /** ARN of the cluster. */
  readonly cluster: string;
  readonly controller: "ECS" | "CODE_DEPLOY";
  /** ROLLING, BLUE_GREEN, CANARY, LINEAR, or for CodeDeploy the deployment config when known. */
  readonly strategy: string;
  /** ARN of the revision that serves before the release: the rollback target. */
  readonly from: string;
}
