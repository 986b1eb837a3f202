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

/** Answers what leads to one repository of one installation, and gives whether it was that. */
export function installedOn(
  { url = "" }: IncomingMessage,
  response: ServerResponse,
  { token, repository }: { readonly token: string; readonly repository: number },
): boolean {
  const expires = new Date(Date.now() + 3_600_000).toISOString();
  const permissions = { contents: "write", pull_requests: "write", issues: "write" };
  const one = { id: repository, node_id: "R", name: "rfcs", owner: { login: "acme" } };
  const known: readonly (readonly [string, number, unknown])[] = [
    ["/app/installations/3/access_tokens", 201, { token, expires_at: expires, permissions }],
    ["/app/installations", 200, [{ id: 3, permissions }]],
    ["/installation/repositories", 200, { repositories: [one] }],
    ["/app", 200, { id: 7, slug: "rfcbot" }],
  ];
  const found = known.find(([path]) => url.startsWith(path));
  if (found !== undefined) json(response, found[1], found[2]);
  return found !== undefined;
}
