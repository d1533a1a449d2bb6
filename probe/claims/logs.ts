/** Claims about CloudWatch Logs: stream names, tokens, and the end of a stream. */
import { type Claim, seen, verdict } from "../claim.ts";
import { ended } from "../experiments/tasks.ts";
import type { Lab } from "../lab.ts";

const section = "logs";
const api = (name: string): string =>
  `https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_${name}.html`;
const guide = "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/using_awslogs.html";

/** A log stream of the probe with three events, one second apart. */
const stream = (lab: Lab) =>
  lab.once("stream", async () => {
    const logGroupName = lab.place.logGroup;
    const logStreamName = `${lab.prefix}/stream`;
    await lab.logs.createLogStream({ logGroupName, logStreamName });
    const first = lab.now() - 60_000;
    const put = (...events: Array<{ timestamp: number; message: string }>) =>
      lab.logs.putLogEvents({ logGroupName, logStreamName, logEvents: events });
    await put(...[0, 1, 2].map((index) => ({ timestamp: first + index * 1000, message: `line ${index}` })));
    const read = (more: object) => lab.logs.getLogEvents({ logGroupName, logStreamName, ...more });
    await lab.until("three lines in the log", 60, async () => {
      const answer = await read({ startFromHead: true });
      return answer.events?.length === 3 ? answer : undefined;
    });
    return { first, put, read };
  });

const texts = (answer: { events?: Array<{ message?: string | undefined }> | undefined }): string[] =>
  (answer.events ?? []).map(({ message }) => message ?? "");

/** Follows forward tokens until the end. */
async function toTheEnd(lab: Lab) {
  const { read } = await stream(lab);
  let answer = await read({ startFromHead: true });
  for (let pages = 0; pages < 20; pages += 1) {
    const sent = answer.nextForwardToken;
    answer = await read({ startFromHead: true, nextToken: sent });
    if (answer.nextForwardToken === sent) return { answer, token: sent, pages };
  }
  return { answer, token: undefined, pages: 20 };
}

export const logs: readonly Claim[] = [
  {
    id: "log-stream-name",
    section,
    sentence: "The log stream of a container is named PREFIX/CONTAINER/TASK-ID.",
    source: guide,
    async check(lab) {
      const { task } = await ended(lab, "echo hello");
      const id = task?.taskArn?.split("/").at(-1) ?? "";
      const answer = await lab.until("the line of a task", 60, async () => {
        const page = await lab.refusal(
          lab.logs.getLogEvents({
            logGroupName: lab.place.logGroup,
            logStreamName: `plain/main/${id}`,
            startFromHead: true,
          }),
        );
        const lines = page.name === "accepted" ? texts(page.result as object) : [];
        return lines.length > 0 ? { lines, result: page.result } : undefined;
      });
      return verdict(answer.lines[0] === "hello", answer.lines.join(), answer.result);
    },
  },
  {
    id: "log-end-token",
    section,
    sentence: "At the end of a stream, GetLogEvents returns the same forward token that was sent.",
    source: api("GetLogEvents"),
    async check(lab) {
      const { answer, token, pages } = await toTheEnd(lab);
      return verdict(token !== undefined, `the end after ${pages + 1} pages`, answer);
    },
  },
  {
    id: "log-token-goes-on",
    section,
    sentence:
      "If the token from the end of the stream is sent again later, GetLogEvents returns the events written since.",
    source: api("GetLogEvents"),
    async check(lab) {
      const { put, read, first } = await stream(lab);
      const { token } = await toTheEnd(lab);
      await put({ timestamp: first + 30_000, message: "line 3" });
      const answer = await lab.until("the new line", 60, async () => {
        const page = await read({ startFromHead: true, nextToken: token });
        return (page.events ?? []).length > 0 ? page : undefined;
      });
      return verdict(texts(answer).includes("line 3"), texts(answer).join(), answer);
    },
  },
  {
    id: "log-late-event",
    section,
    sentence:
      "If an event with an older timestamp arrives late, GetLogEvents with the token from the end of the stream misses it or returns it (either reading).",
    source: api("GetLogEvents"),
    async check(lab) {
      const { put, read, first } = await stream(lab);
      const { token } = await toTheEnd(lab);
      await put({ timestamp: first + 500, message: "late" });
      await lab.until("the late line", 60, async () => {
        const whole = await read({ startFromHead: true });
        return texts(whole).includes("late") ? whole : undefined;
      });
      const answer = await read({ startFromHead: true, nextToken: token });
      return seen(texts(answer).includes("late") ? "found" : "missed", texts(answer).join(), answer);
    },
  },
  {
    id: "log-end-time-excluded",
    section,
    sentence: "GetLogEvents includes events at `startTime` and excludes events at `endTime`.",
    source: api("GetLogEvents"),
    async check(lab) {
      const { read, first } = await stream(lab);
      const answer = await read({ startFromHead: true, startTime: first + 1000, endTime: first + 2000 });
      return verdict(texts(answer).join() === "line 1", texts(answer).join(), answer);
    },
  },
  {
    id: "log-stream-missing",
    section,
    sentence:
      "If the log stream doesn't exist, GetLogEvents fails with ResourceNotFoundException, “The specified log stream does not exist.”",
    source: api("GetLogEvents"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.logs.getLogEvents({ logGroupName: lab.place.logGroup, logStreamName: `${lab.prefix}/none` }),
      );
      const holds =
        name === "ResourceNotFoundException" && message === "The specified log stream does not exist.";
      return verdict(holds, `${name}: ${message}`, result);
    },
  },
  {
    id: "log-group-missing",
    section,
    sentence:
      "If the log group doesn't exist, GetLogEvents fails with ResourceNotFoundException, “The specified log group does not exist.”",
    source: api("GetLogEvents"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.logs.getLogEvents({ logGroupName: `/${lab.prefix}/none`, logStreamName: "none" }),
      );
      const holds =
        name === "ResourceNotFoundException" && message === "The specified log group does not exist.";
      return verdict(holds, `${name}: ${message}`, result);
    },
  },
  {
    id: "log-page-limit",
    section,
    sentence:
      "A page of GetLogEvents has at most 10,000 events. A higher `limit` fails with InvalidParameterException.",
    source: api("GetLogEvents"),
    async check(lab) {
      const { name, message, result } = await lab.refusal(
        lab.logs.getLogEvents({ logGroupName: lab.place.logGroup, logStreamName: "none", limit: 10_001 }),
      );
      return verdict(name === "InvalidParameterException", `${name}: ${message}`, result);
    },
  },
];
