/** A local server for GitHub's deployments API, as far as a release needs it; records its requests. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface GitHubServer {
  readonly url: string;
  readonly requests: readonly RecordedRequest[];
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const usual = ({ method, path }: RecordedRequest): Answer => {
  if (method === "POST" && path.endsWith("/deployments")) return { status: 201, body: { id: 77 } };
  if (method === "POST" && path.endsWith("/statuses")) return { status: 201, body: { id: 1 } };
  if (method === "GET" && path.includes("/deployments?")) return { status: 200, body: [] };
  if (method === "DELETE") return { status: 204, body: undefined };
  return { status: 404, body: { message: "Not Found" } };
};

/** Returns `answers` first, one for each request, and then the usual ones. */
export async function openGitHub(answers: readonly Answer[] = []): Promise<GitHubServer> {
  const requests: RecordedRequest[] = [];
  const server = createServer((request, response) => {
    let text = "";
    request.setEncoding("utf8").on("data", (chunk: string) => (text += chunk));
    request.on("end", () => {
      const question: RecordedRequest = {
        method: request.method ?? "",
        path: request.url ?? "",
        authorization: request.headers.authorization ?? "",
        body: text === "" ? {} : (JSON.parse(text) as Record<string, unknown>),
      };
      requests.push(question);
      const { status, body } = answers[requests.length - 1] ?? usual(question);
      response.writeHead(status, { "content-type": "application/json" });
      response.end(body === undefined ? "" : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/api/v3`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
