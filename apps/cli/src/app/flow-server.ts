/**
 * The server that a browser goes through: on loopback only, for one app.
 *
 * Other programs and other people on the machine can reach it too, and any page in the browser can send requests to it.
 * So the first page has an address that only the terminal tells, what GitHub sends back must bring the state that stands
 * on that page, and a request under any other name than the machine's own is refused: a name on the internet may lead to
 * loopback as well.
 */
import { randomBytes, timingSafeEqual } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type Duration, SECOND } from "@rfckit/core";
import type { Finish, Finished } from "./finish.ts";
import { nextSteps } from "./next-steps.ts";
import { type Page, pageHeaders, renderPage } from "./page.ts";
import { donePage, offerPage, problemPage } from "./pages.ts";
import type { Plan } from "./plan.ts";

export interface FlowOptions {
  readonly plan: Plan;
  /** Where the command was called. */
  readonly cwd: string;
  readonly finish: (code: string) => Promise<Finish>;
  /** Is told of what went wrong, in a whole sentence. */
  readonly onProblem: (problem: string) => void;
}

export interface Flow {
  /** The first page's address. */
  readonly address: string;
  /** Resolves once the app is made and the browser has been told. */
  readonly finished: Promise<Finished>;
  close(): Promise<void>;
}

const CALLBACK = "/created";
/** How long answers that are on their way may take at the end. */
const LAST_ANSWERS: Duration = SECOND;

/** Starts it. Rejects where it can't listen on the port. */
export async function startFlow({ plan, cwd, finish, onProblem }: FlowOptions): Promise<Flow> {
  const [ticket, state] = [secret(), secret()];
  let origin = "";
  let hosts: readonly string[] = [];
  let running: Promise<Finish> | null = null;
  let settle: (made: Finished) => void = () => {};
  const finished = new Promise<Finished>((resolve) => {
    settle = resolve;
  });

  const answerCallback = async (query: URLSearchParams): Promise<readonly [Page, Finished | null]> => {
    const code = query.get("code") ?? "";
    if (!isSame(query.get("state") ?? "", state)) {
      const problem = "This doesn't answer what was asked from here, so nothing was done with it.";
      return [problemPage(403, problem, "Begin anew, from the address that the terminal shows."), null];
    }
    if (!/^[\w-]{1,200}$/u.test(code)) {
      const problem = "GitHub sent no code along.";
      return [problemPage(400, problem, "Begin anew, from the address that the terminal shows."), null];
    }
    running ??= finish(code).finally(() => {
      running = null;
    });
    const outcome = await running;
    if (!outcome.ok) {
      onProblem(outcome.problem);
      return [problemPage(502, outcome.problem, outcome.remedy), null];
    }
    const steps = nextSteps(plan, outcome.finished, cwd);
    return [donePage(outcome.finished, plan, steps), outcome.finished];
  };

  const answer = async (request: IncomingMessage): Promise<readonly [Page, Finished | null]> => {
    if (!hosts.includes(request.headers.host ?? "")) {
      return [
        problemPage(403, "This page has another address.", "Open the one that the terminal shows."),
        null,
      ];
    }
    if (request.method !== "GET") {
      return [
        problemPage(405, "This page is only to be read.", "Open the one that the terminal shows."),
        null,
      ];
    }
    const asked = request.url ?? "/";
    const url = new URL(URL.canParse(asked, origin) ? asked : "/", origin);
    if (url.pathname === CALLBACK) return answerCallback(url.searchParams);
    if (isSame(url.pathname, `/${ticket}`)) return [offerPage(plan, `${origin}${CALLBACK}`, state), null];
    return [problemPage(404, "There is no such page.", "Open the one that the terminal shows."), null];
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [page, made] = await answer(request);
    if (made !== null) {
      // Whoever closed the tab meanwhile is not waited for.
      if (response.closed) settle(made);
      else response.once("close", () => settle(made));
    }
    response.writeHead(page.status, {
      ...pageHeaders(plan.site.pages),
      ...(page.status === 405 ? { allow: "GET" } : {}),
    });
    response.end(renderPage(page));
  };

  const server = createServer((request, response) => void serve(request, response));
  server.listen(plan.port, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  origin = `http://127.0.0.1:${port}`;
  hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  return {
    address: `${origin}/${ticket}`,
    finished,
    async close() {
      const closed = once(server, "close");
      server.close();
      const late = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS);
      await closed;
      clearTimeout(late);
    },
  };
}

/** 192 bits, fit for an address. */
function secret(): string {
  return randomBytes(24).toString("base64url");
}

function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)];
  return one.length === other.length && timingSafeEqual(one, other);
}
