/**
 * A GitHub that only knows its own door: it remembers what was asked, and answers as it is told. Requests for tokens and
 * the question which app this is are answered by itself.
 */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly authorization: string;
  readonly body: string;
}

export interface StubAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface StubGitHub extends AsyncDisposable {
  readonly baseUrl: string;
  readonly asked: readonly Asked[];
  /** How everything else is answered from now on: 404 at first. */
  answerWith(answer: (asked: Asked) => StubAnswer): void;
}

export const APP_ID = 7;

export async function startStubGitHub(): Promise<StubGitHub> {
  const asked: Asked[] = [];
  let answer: (asked: Asked) => StubAnswer = () => ({ status: 404, body: { message: "Not Found" } });
  const server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on("data", (piece: Buffer) => pieces.push(piece));
    request.on("end", () => {
      const one: Asked = {
        method: request.method ?? "",
        path: request.url ?? "",
        authorization: request.headers.authorization ?? "",
        body: Buffer.concat(pieces).toString(),
      };
      asked.push(one);
      const { status, body = {}, headers } = ownAnswer(one) ?? answer(one);
      response
        .writeHead(status, { "content-type": "application/json", ...headers })
        .end(JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    answerWith(next) {
      answer = next;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function ownAnswer({ method, path: asked }: Asked): StubAnswer | null {
  // Where a GitHub Enterprise Server has its API.
  const path = asked.replace(/^\/api\/v3/u, "");
  if (method === "GET" && path === "/app") return { status: 200, body: { id: APP_ID, slug: "rfcbot" } };
  if (method !== "POST" || !path.endsWith("/access_tokens")) return null;
  const body = {
    token: `token-of-${path.split("/")[3]}`,
    expires_at: "2099-01-01T00:00:00Z",
    permissions: {},
  };
  return { status: 201, body };
}
