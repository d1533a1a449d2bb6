/** What AWS CodeDeploy holds in a simulated world: deployment groups of ECS services, and their deployments. */
export type RollbackEvent = "DEPLOYMENT_FAILURE" | "DEPLOYMENT_STOP_ON_ALARM" | "DEPLOYMENT_STOP_ON_REQUEST";

/** A deployment group of one service. Minutes are CodeDeploy's own. */
export interface DeploymentGroupSpec {
  /** Default `AppECS-CLUSTER-SERVICE`, `DgpECS-CLUSTER-SERVICE`. */
  readonly application?: string;
  readonly name?: string;
  readonly cluster: string;
  readonly service: string;
  /** Default `CodeDeployDefault.ECSAllAtOnce`. */
  readonly config?: string;
  /** ARNs: the one that serves when the world begins, and the other. */
  readonly targetGroups: readonly [string, string];
  /** Whether there is a listener for test traffic. Default none. */
  readonly testListener?: boolean;
  /** Minutes that the old task set lives on after the shift. Default 0. */
  readonly terminationWait?: number;
  /** Wait for ContinueDeployment before the shift, and what happens when the minutes are over. Default: no wait. */
  readonly ready?: { readonly minutes: number };
  /** Events after which CodeDeploy rolls back by itself. Default: none. */
  readonly autoRollback?: readonly RollbackEvent[];
  /** Alarms that stop a deployment. */
  readonly alarms?: readonly string[];
}
