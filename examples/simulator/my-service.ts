/** Your own scenario: your task definition, the settings of your service, and a failure that you want to test. */
import type { Scenario } from "../../simulator/scenario.ts";

export const myService: Scenario = {
  name: "my-service",
  about: "v2 starts, and its health check never succeeds",
  clusters: [{ name: "payments" }],
  // As in `aws ecs describe-task-definition`, without the fields that AWS adds.
  taskDefinitions: [
    {
      family: "payments-api",
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      executionRoleArn: "arn:aws:iam::123456789012:role/payments-execution",
      containerDefinitions: [
        {
          name: "api",
          image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments:v1",
          portMappings: [{ containerPort: 8080 }],
          healthCheck: {
            command: ["CMD-SHELL", "curl -f http://localhost:8080/healthz"],
            interval: 10,
            retries: 2,
          },
        },
      ],
    },
  ],
  services: [
    {
      cluster: "payments",
      serviceName: "api",
      taskDefinition: "payments-api:1",
      desiredCount: 3,
      // Any other parameter of CreateService.
      with: {
        launchType: "FARGATE",
        networkConfiguration: { awsvpcConfiguration: { subnets: ["subnet-0a1b2c3d4e5f60001"] } },
        deploymentConfiguration: {
          minimumHealthyPercent: 100,
          maximumPercent: 200,
          deploymentCircuitBreaker: { enable: true, rollback: true },
        },
      },
    },
  ],
  // The behavior of each image. Times are seconds after the container's start.
  programs: [
    { image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments:v1", run: { log: [] } },
    {
      image: "123456789012.dkr.ecr.eu-west-1.amazonaws.com/payments:v2",
      run: {
        log: [{ after: 1, text: "waiting for the ledger service" }],
        health: [{ after: 30, status: "UNHEALTHY" }],
      },
    },
  ],
};
