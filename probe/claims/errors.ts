/** Claims about errors: how AWS rejects a call, and how it reports a missing resource. */
import { type Claim, ecsApi, ecsGuide, verdict } from "../claim.ts";
import type { Lab } from "../lab.ts";

const section = "errors";

export const errors: readonly Claim[] = [
  {
    id: "cluster-not-found",
    section,
    sentence:
      "If the cluster doesn't exist, a call fails with ClusterNotFoundException, HTTP 400, “Cluster not found.”",
    source: ecsApi("ListTasks"),
    async check(lab) {
      const { name, message, status, result } = await lab.refusal(
        lab.ecs.listTasks({ cluster: `${lab.prefix}-none` }),
      );
      const holds = name === "ClusterNotFoundException" && status === 400 && message === "Cluster not found.";
      return verdict(holds, `${name} ${status}: ${message}`, result);
    },
  },
  {
    id: "service-not-found",
    section,
    sentence:
      "If the service doesn't exist, UpdateService fails with ServiceNotFoundException, “Service not found.”",
    source: ecsApi("UpdateService"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.ecs.updateService({ cluster: lab.place.cluster, service: `${lab.prefix}-none`, desiredCount: 0 }),
      );
      return verdict(
        name === "ServiceNotFoundException" && message === "Service not found.",
        `${name}: ${message}`,
        result,
      );
    },
  },
  {
    id: "describe-services-missing",
    section,
    sentence:
      "If a service doesn't exist, DescribeServices returns HTTP 200 with a failure MISSING, not an error.",
    source: ecsGuide("api_failures_messages"),
    async check(lab) {
      const answer = await lab.ecs.describeServices({
        cluster: lab.place.cluster,
        services: [`${lab.prefix}-none`],
      });
      const [failure] = answer.failures ?? [];
      const holds =
        failure?.reason === "MISSING" &&
        failure.arn?.includes(":service/") === true &&
        answer.services?.length === 0;
      return verdict(holds, `${failure?.reason} ${failure?.arn}`, answer);
    },
  },
  {
    id: "describe-tasks-missing",
    section,
    sentence: "If a task doesn't exist, DescribeTasks returns HTTP 200 with a failure MISSING.",
    source: ecsGuide("api_failures_messages"),
    async check(lab) {
      const answer = await lab.ecs.describeTasks({ cluster: lab.place.cluster, tasks: ["0".repeat(32)] });
      const [failure] = answer.failures ?? [];
      return verdict(
        failure?.reason === "MISSING" && answer.tasks?.length === 0,
        `${failure?.reason}`,
        answer,
      );
    },
  },
  {
    id: "describe-clusters-missing",
    section,
    sentence: "If a cluster doesn't exist, DescribeClusters returns HTTP 200 with a failure MISSING.",
    source: ecsGuide("api_failures_messages"),
    async check(lab) {
      const answer = await lab.ecs.describeClusters({ clusters: [`${lab.prefix}-none`] });
      return verdict(answer.failures?.[0]?.reason === "MISSING", `${answer.failures?.[0]?.reason}`, answer);
    },
  },
  {
    id: "describe-services-ten",
    section,
    sentence:
      "DescribeServices accepts at most 10 services, and fails with InvalidParameterException for more.",
    source: ecsApi("DescribeServices"),
    async check(lab) {
      const services = Array.from({ length: 11 }, (_, index) => `none-${index}`);
      const { name, message, result } = await lab.refusal(
        lab.ecs.describeServices({ cluster: lab.place.cluster, services }),
      );
      return verdict(name === "InvalidParameterException", `${name}: ${message}`, result);
    },
  },
  {
    id: "describe-tasks-hundred",
    section,
    sentence: "DescribeTasks accepts at most 100 tasks, and fails with InvalidParameterException for more.",
    source: ecsApi("DescribeTasks"),
    async check(lab) {
      const tasks = Array.from({ length: 101 }, (_, index) => String(index).padStart(32, "0"));
      const { name, message, result } = await lab.refusal(
        lab.ecs.describeTasks({ cluster: lab.place.cluster, tasks }),
      );
      return verdict(name === "InvalidParameterException", `${name}: ${message}`, result);
    },
  },
  {
    id: "definition-not-found",
    section,
    sentence:
      "If the family doesn't exist, DescribeTaskDefinition fails with ClientException, “Unable to describe task definition.”",
    source: ecsApi("DescribeTaskDefinition"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.ecs.describeTaskDefinition({ taskDefinition: `${lab.prefix}-none` }),
      );
      return verdict(
        name === "ClientException" && message === "Unable to describe task definition.",
        `${name}: ${message}`,
        result,
      );
    },
  },
  {
    id: "service-deployment-missing",
    section,
    sentence:
      "If a service deployment doesn't exist, DescribeServiceDeployments returns HTTP 200 with a failure MISSING.",
    source: ecsApi("DescribeServiceDeployments"),
    async check(lab) {
      const arn = await missingDeployment(lab);
      const answer = await lab.ecs.describeServiceDeployments({ serviceDeploymentArns: [arn] });
      return verdict(answer.failures?.[0]?.reason === "MISSING", `${answer.failures?.[0]?.reason}`, answer);
    },
  },
  {
    id: "stop-unknown-deployment",
    section,
    sentence:
      "If the service deployment doesn't exist, StopServiceDeployment fails with ServiceDeploymentNotFoundException.",
    source: ecsApi("StopServiceDeployment"),
    async check(lab) {
      const serviceDeploymentArn = await missingDeployment(lab);
      const { name, message, result } = await lab.refusal(
        lab.ecs.stopServiceDeployment({ serviceDeploymentArn, stopType: "ROLLBACK" }),
      );
      return verdict(name === "ServiceDeploymentNotFoundException", `${name}: ${message}`, result);
    },
  },
  {
    id: "request-id",
    section,
    sentence: "Every ECS response has a request ID.",
    source: ecsGuide("logging-using-cloudtrail"),
    async check(lab) {
      const answer = await lab.ecs.describeClusters({ clusters: [lab.place.cluster] });
      const { requestId } = answer.$metadata;
      return verdict(
        (requestId ?? "") !== "",
        requestId === undefined ? "no request ID" : "a request ID",
        answer,
      );
    },
  },
  {
    id: "malformed-role",
    section,
    sentence:
      "If the role ARN is malformed, AssumeRole fails with ValidationError, HTTP 400, “… is invalid”.",
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html",
    async check(lab) {
      const { name, message, status, result } = await lab.refusal(
        lab.sts.assumeRole({ RoleArn: "role/release-without-an-arn", RoleSessionName: "probe" }),
      );
      const holds = name === "ValidationError" && status === 400 && /is invalid/.test(message);
      return verdict(holds, `${name} ${status}: ${message}`, result);
    },
  },
  {
    id: "malformed-token",
    section,
    sentence:
      "If the token isn't a JWT, AssumeRoleWithWebIdentity fails with InvalidIdentityToken, HTTP 400.",
    source: "https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html",
    async check(lab) {
      const { name, message, status, result } = await lab.refusal(
        lab.sts.assumeRoleWithWebIdentity({
          RoleArn: lab.place.executionRoleArn,
          RoleSessionName: "probe",
          WebIdentityToken: "this.is.not-a-token",
        }),
      );
      return verdict(
        name.startsWith("InvalidIdentityToken") && status === 400,
        `${name} ${status}: ${message}`,
        result,
      );
    },
  },
  {
    id: "codedeploy-application-missing",
    section,
    sentence:
      "If the application doesn't exist, CreateDeployment of CodeDeploy fails with ApplicationDoesNotExistException.",
    source: "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_CreateDeployment.html",
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.codedeploy.getDeploymentGroup({
          applicationName: `${lab.prefix}-none`,
          deploymentGroupName: `${lab.prefix}-none`,
        }),
      );
      return verdict(name === "ApplicationDoesNotExistException", `${name}: ${message}`, result);
    },
  },
  {
    id: "codedeploy-deployment-missing",
    section,
    sentence:
      "If the deployment doesn't exist, GetDeployment of CodeDeploy fails with DeploymentDoesNotExistException.",
    source: "https://docs.aws.amazon.com/codedeploy/latest/APIReference/API_GetDeployment.html",
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.codedeploy.getDeployment({ deploymentId: "d-000000000" }),
      );
      return verdict(name === "DeploymentDoesNotExistException", `${name}: ${message}`, result);
    },
  },
];

/** A well-formed ARN of a deployment that never existed. */
async function missingDeployment(lab: Lab): Promise<string> {
  const { clusters } = await lab.ecs.describeClusters({ clusters: [lab.place.cluster] });
  const start = (clusters?.[0]?.clusterArn ?? "").replace(":cluster/", ":service-deployment/");
  return `${start}/${lab.prefix}-none/AAAAAAAAAAAAAAAAAAAAA`;
}
