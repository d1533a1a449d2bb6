/** Claims about RegisterTaskDefinition: what it stores and rejects, and how it numbers revisions. */
import { type Claim, ecsApi, seen, verdict } from "../claim.ts";
import { describeOnly, family, filledIn, firstContainer, stored } from "../experiments/definitions.ts";
import { container, definition, script } from "../experiments/tasks.ts";
import type { Lab } from "../lab.ts";

const section = "task-definitions";
const source = ecsApi("RegisterTaskDefinition");

const refused = (
  id: string,
  sentence: string,
  text: RegExp,
  more: (lab: Lab) => Parameters<typeof definition>[2],
): Claim => ({
  id,
  section,
  sentence,
  source,
  async check(lab) {
    const { name, message, result } = await lab.refusal(
      lab.ecs.registerTaskDefinition(definition(lab, "refused", more(lab))),
    );
    return verdict(name === "ClientException" && text.test(message), `${name}: ${message}`, result);
  },
});

export const definitions: readonly Claim[] = [
  {
    id: "register-never-deduplicates",
    section,
    sentence:
      "If a request repeats the content of a revision, RegisterTaskDefinition still creates a new revision.",
    source,
    async check(lab) {
      const { first, second } = await family(lab);
      const [one, two] = [first, second].map((each) => each.taskDefinition?.revision ?? 0);
      return verdict(two === (one ?? 0) + 1, `revisions ${one} and ${two}`, first, second);
    },
  },
  {
    id: "revision-numbers-not-reused",
    section,
    sentence:
      "ECS doesn't reuse the number of a deregistered revision: the next revision gets the next number.",
    source,
    async check(lab) {
      const { second, third } = await family(lab);
      const [two, three] = [second, third].map((each) => each.taskDefinition?.revision ?? 0);
      return verdict(three === (two ?? 0) + 1, `revisions ${two} and ${three}`, second, third);
    },
  },
  {
    id: "family-means-newest-active",
    section,
    sentence:
      "If a request names a family without a revision, ECS uses the newest ACTIVE revision of the family.",
    source: ecsApi("DescribeTaskDefinition"),
    async check(lab) {
      const { first, latest } = await family(lab);
      const [expected, got] = [first, latest].map((each) => each.taskDefinition?.revision);
      return verdict(got === expected, `revision ${got}, with the newer one INACTIVE`, latest);
    },
  },
  {
    id: "inactive-stays-describable",
    section,
    sentence: "DescribeTaskDefinition still returns a deregistered revision, with status INACTIVE.",
    source: ecsApi("DeregisterTaskDefinition"),
    async check(lab) {
      const { inactive } = await family(lab);
      const { status } = inactive.taskDefinition ?? {};
      return verdict(status === "INACTIVE", `status ${status}`, inactive);
    },
  },
  {
    id: "delete-needs-inactive",
    section,
    sentence: "DeleteTaskDefinitions doesn't delete an ACTIVE revision.",
    source: ecsApi("DeleteTaskDefinitions"),
    async check(lab) {
      const { first } = await family(lab);
      const arn = first.taskDefinition?.taskDefinitionArn ?? "";
      const outcome = await lab.refusal(lab.ecs.deleteTaskDefinitions({ taskDefinitions: [arn] }));
      const after = await lab.ecs.describeTaskDefinition({ taskDefinition: arn });
      const { status } = after.taskDefinition ?? {};
      return verdict(status === "ACTIVE", `${outcome.name}; still ${status}`, outcome.result, after);
    },
  },
  {
    id: "sizes-become-integers",
    section,
    sentence: "ECS stores the sizes `.25 vCPU` and `0.5 GB` as the strings `256` and `512`.",
    source,
    async check(lab) {
      const answer = await stored(lab);
      const { cpu, memory } = answer.taskDefinition ?? {};
      return verdict(cpu === "256" && memory === "512", `cpu ${cpu}, memory ${memory}`, answer);
    },
  },
  {
    id: "essential-by-default",
    section,
    sentence: "If a container definition omits `essential`, the container is essential.",
    source: ecsApi("ContainerDefinition"),
    async check(lab) {
      const { answer, main } = await firstContainer(lab);
      return verdict(main?.essential === true, `essential ${main?.essential}`, answer);
    },
  },
  {
    id: "omitted-lists-come-back-empty",
    section,
    sentence:
      "If a container definition omits `environment`, `mountPoints` or `volumesFrom`, ECS returns an empty list for it.",
    source: ecsApi("ContainerDefinition"),
    async check(lab) {
      const { answer, main } = await firstContainer(lab);
      const lists = [main?.environment, main?.mountPoints, main?.volumesFrom];
      return verdict(
        lists.every((list) => list?.length === 0),
        JSON.stringify(lists),
        answer,
      );
    },
  },
  {
    id: "awsvpc-fills-in-ports",
    section,
    sentence:
      "In awsvpc mode, if a port mapping omits `hostPort` and `protocol`, ECS sets them to the container port and tcp.",
    source: ecsApi("PortMapping"),
    async check(lab) {
      const { answer, main } = await firstContainer(lab);
      const [port] = main?.portMappings ?? [];
      return verdict(port?.hostPort === 8080 && port.protocol === "tcp", JSON.stringify(port), answer);
    },
  },
  {
    id: "nine-members-only-described",
    section,
    sentence: `DescribeTaskDefinition returns only the members of the request, ${filledIn.join(" and ")}, and nine known members.`,
    source: ecsApi("TaskDefinition"),
    async check(lab) {
      const registered = await stored(lab);
      const taskDefinition = registered.taskDefinition?.taskDefinitionArn;
      const answer = await lab.ecs.describeTaskDefinition({ taskDefinition });
      const body = lab.bodyOf(answer) as { taskDefinition: object };
      const sent = Object.keys(definition(lab, "stored"));
      const known = new Set([...sent, ...describeOnly, ...filledIn]);
      const others = Object.keys(body.taskDefinition).filter((name) => !known.has(name));
      return verdict(
        others.length === 0,
        others.length === 0 ? "no other member" : `also ${others.join(", ")}`,
        answer,
      );
    },
  },
  {
    id: "tags-only-when-asked",
    section,
    sentence:
      "DescribeTaskDefinition returns tags only with `include: [TAGS]`, in `tags` next to `taskDefinition`.",
    source: ecsApi("DescribeTaskDefinition"),
    async check(lab) {
      const taskDefinition = (await stored(lab)).taskDefinition?.taskDefinitionArn;
      const without = await lab.ecs.describeTaskDefinition({ taskDefinition });
      const withTags = await lab.ecs.describeTaskDefinition({ taskDefinition, include: ["TAGS"] });
      const counts = [without.tags?.length ?? 0, withTags.tags?.length ?? 0];
      return verdict(counts[0] === 0 && counts[1] === 1, `${counts.join(" and ")} tags`, without, withTags);
    },
  },
  {
    id: "tags-not-inherited",
    section,
    sentence:
      "If a new revision is registered without tags, it has no tags: it doesn't inherit those of the previous revision.",
    source,
    async check(lab) {
      const { tags: _tags, ...untagged } = definition(lab, "stored");
      const registered = await lab.ecs.registerTaskDefinition(untagged);
      const answer = await lab.ecs.describeTaskDefinition({
        taskDefinition: registered.taskDefinition?.taskDefinitionArn,
        include: ["TAGS"],
      });
      return verdict((answer.tags ?? []).length === 0, `${answer.tags?.length ?? 0} tags`, answer);
    },
  },
  {
    id: "aws-tags-refused",
    section,
    sentence: "RegisterTaskDefinition rejects a tag whose key starts with `aws:`.",
    source: ecsApi("Tag"),
    async check(lab) {
      const tags = [{ key: "aws:probe", value: "1" }];
      const { name, message, result } = await lab.refusal(
        lab.ecs.registerTaskDefinition(definition(lab, "refused", { tags })),
      );
      return verdict(name !== "accepted", `${name}: ${message}`, result);
    },
  },
  {
    id: "unknown-members",
    section,
    sentence: "RegisterTaskDefinition ignores or rejects an unknown top-level member (either reading).",
    source: "https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/701",
    async check(lab) {
      const ecs = lab.ecsSending({ ecsReleaseProbe: "unknown" });
      const { name, message, result } = await lab.refusal(
        ecs.registerTaskDefinition(definition(lab, "unknown")),
      );
      return seen(name === "accepted" ? "ignored" : "rejected", `${name}: ${message}`, result);
    },
  },
  {
    id: "described-members",
    section,
    sentence:
      "RegisterTaskDefinition ignores or rejects members that only DescribeTaskDefinition returns, such as `revision` (either reading).",
    source: "https://github.com/aws-actions/amazon-ecs-deploy-task-definition/issues/701",
    async check(lab) {
      const ecs = lab.ecsSending({ revision: 99, status: "ACTIVE" });
      const { name, message, result } = await lab.refusal(
        ecs.registerTaskDefinition(definition(lab, "described")),
      );
      return seen(name === "accepted" ? "ignored" : "rejected", `${name}: ${message}`, result);
    },
  },
  {
    id: "tag-and-digest",
    section,
    sentence:
      "RegisterTaskDefinition accepts or rejects an image written as `name:tag@sha256:…` (either reading).",
    source: ecsApi("ContainerDefinition"),
    async check(lab) {
      const image = `${lab.place.image}@sha256:${"0".repeat(64)}`;
      const { name, message, result } = await lab.refusal(
        lab.ecs.registerTaskDefinition(
          definition(lab, "digest", { containerDefinitions: [container(lab, { image })] }),
        ),
      );
      return seen(name === "accepted" ? "accepted" : "rejected", `${name}: ${message}`, result);
    },
  },
  refused(
    "secret-and-variable",
    "If a container has a secret and a variable with the same name, RegisterTaskDefinition fails with ClientException.",
    /unique|duplicate|secret/i,
    (lab) => ({
      containerDefinitions: [
        container(lab, {
          environment: [{ name: "TOKEN", value: "1" }],
          secrets: [{ name: "TOKEN", valueFrom: "probe-parameter" }],
        }),
      ],
    }),
  ),
  refused(
    "one-essential-container",
    "If no container is essential, RegisterTaskDefinition fails with ClientException.",
    /essential/i,
    (lab) => ({ containerDefinitions: [container(lab, { essential: false })] }),
  ),
  refused(
    "fargate-sizes",
    "If Fargate doesn't support the combination of cpu and memory, RegisterTaskDefinition fails with “No Fargate configuration exists for given values.”",
    /No Fargate configuration exists for given values/,
    () => ({ cpu: "256", memory: "30720" }),
  ),
  refused(
    "success-needs-non-essential",
    "If a container depends on an essential container with the condition SUCCESS, RegisterTaskDefinition fails with ClientException.",
    /dependsOn|essential/i,
    (lab) => ({
      containerDefinitions: [
        container(lab),
        container(lab, {
          name: "second",
          command: script("exit 0"),
          dependsOn: [{ containerName: "main", condition: "SUCCESS" }],
        }),
      ],
    }),
  ),
  refused(
    "eleven-containers",
    "If a task definition has more than 10 containers, RegisterTaskDefinition fails with ClientException.",
    /container/i,
    (lab) => ({
      containerDefinitions: Array.from({ length: 11 }, (_, index) => container(lab, { name: `c${index}` })),
    }),
  ),
];
