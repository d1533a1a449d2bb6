/** The minimum that a step must load to call ECS: one client, one call. */
import { DescribeServicesCommand, ECSClient } from "@aws-sdk/client-ecs";

const client = new ECSClient({
  region: "eu-west-1",
  credentials: { accessKeyId: "AKIAIOSFODNN7EXAMPLE", secretAccessKey: "example" },
  maxAttempts: 1,
});
await client.send(new DescribeServicesCommand({ services: ["web"] })).catch(() => undefined);
