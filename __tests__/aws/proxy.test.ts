import { createServer, type IncomingMessage, request, type Server } from "node:http";
import { createServer as createSecureServer } from "node:https";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, describe, expect, test } from "@jest/globals";
import { sendRequest } from "../../src/aws/http.ts";
import { classify, toFailure } from "../../src/aws/errors/classify.ts";
import { createAgents, type Environment } from "../../src/aws/proxy.ts";
import type { Cause, Failure } from "../../src/core/failure.ts";
import { selfSigned } from "./certificate.ts";

function listening(server: Server): Promise<number> {
  servers.push(server);
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve((server.address() as AddressInfo).port));
  });
}

interface Proxied {
  readonly port: number;
  /** Request lines, with the proxy's credentials. */
  readonly requests: string[];
}

/** A proxy that records its requests. It forwards plain ones, and opens tunnels to `target` or rejects them. */
async function proxy(target?: number): Promise<Proxied> {
  const requests: string[] = [];
  const note = ({ method, url, headers }: IncomingMessage): void => {
    requests.push(
      [method, url, headers["proxy-authorization"]].filter((part) => part !== undefined).join(" "),
    );
  };
  const server = createServer((message, response) => {
    note(message);
    const { host, pathname } = new URL(message.url ?? "");
    const onward = request(
      new URL(pathname, `http://${host.replace(/^shop\.test/u, "127.0.0.1")}`),
      (answer) => {
        response.writeHead(answer.statusCode ?? 502);
        answer.pipe(response);
      },
    );
    onward.end();
  });
  server.on("connect", (message: IncomingMessage, socket: Socket) => {
    note(message);
    if (target === undefined) return socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const inner = connect(target, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 OK\r\n\r\n");
      socket.pipe(inner).pipe(socket);
    });
    return inner.on("error", () => socket.destroy());
  });
  return { port: await listening(server), requests };
}

const origin = (): Promise<number> => listening(createServer((_, response) => response.end("origin")));

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const get = (url: string, environment: Environment) => {
  const agents = createAgents(environment);
  return sendRequest(new URL(url), { call: "smoke-test:Get", agents, timeout: 5000, maxBytes: 1000 });
};

describe("plain HTTP", () => {
  // Only the proxy can resolve shop.test; a direct connection can't.
  test.each([
    ["HTTP_PROXY", "http://", ""],
    ["http_proxy", "http://", ""],
    ["ALL_PROXY", "http://", ""],
    ["HTTP_PROXY", "", ""],
    ["HTTP_PROXY", "http://ci:p%40ss@", ` Basic ${Buffer.from("ci:p@ss").toString("base64")}`],
  ])("uses %s=%sHOST", async (name, before, credentials) => {
    const [{ port, requests }, target] = [await proxy(), await origin()];
    const { body } = await get(`http://shop.test:${target}/token`, { [name]: `${before}127.0.0.1:${port}` });
    expect([body, requests]).toEqual(["origin", [`GET http://shop.test:${target}/token${credentials}`]]);
  });

  test("connects directly without a proxy, or with a proxy for HTTPS only", async () => {
    const { port, requests } = await proxy();
    const target = await origin();
    for (const environment of [{}, { HTTPS_PROXY: `http://127.0.0.1:${port}` }])
      expect((await get(`http://127.0.0.1:${target}/`, environment)).body).toBe("origin");
    expect(requests).toEqual([]);
  });
});

describe("NO_PROXY", () => {
  test.each([
    ["127.0.0.1", "127.0.0.1", true],
    ["example.com, 127.0.0.1", "127.0.0.1", true],
    ["example.com 127.0.0.1", "127.0.0.1", true],
    ["LOCALHOST", "localhost", true],
    [".localhost", "localhost", true],
    ["*", "127.0.0.1", true],
    ["127.0.0.1:PORT", "127.0.0.1", true],
    ["127.0.0.1:1", "127.0.0.1", false],
    ["127.0.0.1-127.0.0.9", "127.0.0.1", true],
    ["host", "localhost", false],
    [".test", "shop.test", true],
    ["*.test", "shop.test", true],
    ["test", "shop.test", false],
  ])("%s for %s: direct: %s", async (list, host, direct) => {
    const [{ port, requests }, target] = [await proxy(), await origin()];
    for (const name of ["NO_PROXY", "no_proxy"]) {
      const environment = {
        HTTP_PROXY: `http://127.0.0.1:${port}`,
        [name]: list.replace("PORT", `${target}`),
      };
      // shop.test can't be resolved here, so a direct connection fails.
      await get(`http://${host}:${target}/`, environment).catch(() => undefined);
    }
    expect(requests).toHaveLength(direct ? 0 : 2);
  });
});

describe("HTTPS", () => {
  const secure = async (): Promise<number> => {
    const server = createSecureServer(selfSigned(), (_, response) => response.end("origin"));
    return listening(server);
  };

  test("uses a tunnel, and sends the proxy's credentials only to the proxy", async () => {
    const { port, requests } = await proxy(await secure());
    const answer = get("https://shop.test/", { HTTPS_PROXY: `http://ci:secret@127.0.0.1:${port}` });
    // TLS is checked end to end: the server's certificate is not trusted.
    await expect(answer).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
    const credentials = Buffer.from("ci:secret").toString("base64");
    expect(requests).toEqual([`CONNECT shop.test:443 Basic ${credentials}`]);
  });

  test("reports a proxy that refuses the tunnel as a failed connection, without its password", async () => {
    const { port } = await proxy();
    const thrown: unknown = await get("https://shop.test/", {
      HTTPS_PROXY: `http://ci:secret@127.0.0.1:${port}`,
    }).catch((error: unknown) => error);
    const { why } = toFailure(thrown, { service: "ecs", operation: "DescribeServices" });
    expect(why.name).toBe("endpoint-unreachable");
    expect(JSON.stringify(why)).toContain("407");
    expect(JSON.stringify(why)).not.toContain("secret");
    expect(classify(thrown)).toMatchObject({ kind: "transient", maybeDone: false });
  });
});

describe("a proxy that Node would silently ignore", () => {
  test.each([
    ["socks5://ci:secret@127.0.0.1:1", "24.21.0", "not an http: or https: URL"],
    ["http://ci:secret@[", "24.21.0", "not an http: or https: URL"],
    ["http://ci:secret@127.0.0.1:1", "24.4.1", "Node 24.4.1 can't use proxies"],
  ])("rejects %s with Node %s, without its address", (address, version, words) => {
    let why: Cause | undefined;
    try {
      createAgents({ HTTPS_PROXY: address }, version);
    } catch (error) {
      why = (error as Failure).why;
    }
    expect(why?.name).toBe("proxy-not-usable");
    expect(why?.what).toContain(words);
    expect(JSON.stringify(why)).not.toContain("secret");
  });

  test.each(["24.5.0", "25.0.0"])("accepts Node %s", (version) => {
    expect(() => createAgents({ HTTPS_PROXY: "http://127.0.0.1:1" }, version)).not.toThrow();
  });
});

test("truncates a response at the requested size, and gives up when no data arrives", async () => {
  const agents = createAgents({});
  const long = await listening(createServer((_, response) => response.end("x".repeat(10_000))));
  const options = { call: "smoke-test:Get" as const, agents, timeout: 200, maxBytes: 100 };
  const { body } = await sendRequest(new URL(`http://127.0.0.1:${long}/`), options);
  expect(body).toHaveLength(100);
  const silent = await listening(createServer(() => undefined));
  await expect(sendRequest(new URL(`http://127.0.0.1:${silent}/`), options)).rejects.toThrow(
    "no response within 200 ms",
  );
});

test("gives up when a response never ends", async () => {
  const endless = createServer((_, response) => {
    const timer = setInterval(() => response.write("x"), 10);
    response.on("close", () => clearInterval(timer));
  });
  const options = { call: "smoke-test:Get" as const, agents: createAgents({}), timeout: 50, maxBytes: 1000 };
  const url = new URL(`http://127.0.0.1:${await listening(endless)}/`);
  await expect(sendRequest(url, options)).rejects.toThrow("no complete response within 150 ms");
});
