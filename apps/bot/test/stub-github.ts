/** As much of GitHub as a start needs: which app it is, and that it is installed nowhere. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface StubGitHub extends AsyncDisposable {
  readonly baseUrl: string;
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** `answer` may leave a request without one. */
export async function startStubGitHub(answer: Answer = installedNowhere): Promise<StubGitHub> {
  const server = createServer(answer);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

export const installedNowhere: Answer = ({ url = "" }, response) => {
  if (url === "/app") json(response, 200, { id: 7, slug: "rfcbot" });
  else if (url.startsWith("/app/installations")) json(response, 200, []);
  else json(response, 404, { message: "Not Found" });
};
