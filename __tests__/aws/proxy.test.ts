import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { ask } from "../../src/aws/http.ts";
import { createAgents } from "../../src/aws/proxy.ts";

const servers: Server[] = [];

function listening(server: Server): Promise<number> {
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

/** A proxy that writes down what it is asked for, and fetches it. */
async function proxy(): Promise<{ port: number; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((message, response) => {
    asked.push(message.url ?? "");
    const onward = request(new URL(message.url ?? ""), (answer) => {
      response.writeHead(answer.statusCode ?? 502);
      answer.pipe(response);
    });
    onward.end();
  });
  return { port: await listening(server), asked };
}

const origin = (): Promise<number> => listening(createServer((_, response) => response.end("origin")));

const saved = { ...process.env };

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  for (const name of ["HTTP_PROXY", "NO_PROXY"]) {
    if (saved[name] === undefined) delete process.env[name];
    else process.env[name] = saved[name];
  }
});

describe("agents", () => {
  const bodyOf = async (port: number): Promise<string> => {
    const agents = await createAgents(process.env);
    const { body } = await ask(new URL(`http://127.0.0.1:${port}/token`), {
      agents,
      timeout: 5000,
      maxBytes: 1000,
    });
    return body;
  };

  test("go through the proxy that the environment names", async () => {
    const [{ port, asked }, target] = [await proxy(), await origin()];
    process.env["HTTP_PROXY"] = `http://127.0.0.1:${port}`;
    expect(await bodyOf(target)).toBe("origin");
    expect(asked).toEqual([`http://127.0.0.1:${target}/token`]);
  });

  test("go round it for what NO_PROXY names", async () => {
    const [{ port, asked }, target] = [await proxy(), await origin()];
    process.env["HTTP_PROXY"] = `http://127.0.0.1:${port}`;
    process.env["NO_PROXY"] = "example.com,127.0.0.1";
    expect(await bodyOf(target)).toBe("origin");
    expect(asked).toEqual([]);
  });

  test("go straight without one", async () => {
    expect(await bodyOf(await origin())).toBe("origin");
  });
});

test("an answer is cut at the bytes asked for, and silence is given up", async () => {
  const agents = await createAgents({});
  const long = await listening(createServer((_, response) => response.end("x".repeat(10_000))));
  const options = { agents, timeout: 200, maxBytes: 100 };
  const { body } = await ask(new URL(`http://127.0.0.1:${long}/`), options);
  expect(body).toHaveLength(100);
  const silent = await listening(createServer(() => undefined));
  await expect(ask(new URL(`http://127.0.0.1:${silent}/`), options)).rejects.toThrow(
    "no answer within 200 ms",
  );
});
