/**
 * One request to an operation of REST: whether it is as GitHub describes it, whether whoever asks may, what the
 * operation answers, and whether that is as described.
 */
import type { WorldState } from "../github/state.ts";
import type { AppRecord, Viewer } from "./access.ts";
import { type Description, Deviation, type Finding } from "./described/index.ts";
import { DOCUMENTATION, errorAnswer, refusalAnswer } from "./error-body.ts";
import { readJson } from "./read-json.ts";
import type { Registrations } from "./registration/registrations.ts";
import type { RestAnswer } from "./rest/operation.ts";
import type { Routed } from "./route.ts";
import type { Tokens } from "./tokens.ts";

export interface RestDeskOptions {
  readonly world: WorldState;
  readonly app: AppRecord | null;
  readonly tokens: Tokens;
  readonly registrations: Registrations;
  readonly description: Description;
  readonly onDeviation: (deviation: string) => void;
}

export interface RestRequest {
  readonly viewer: Viewer | null;
  readonly query: URLSearchParams;
  /** The body; `null` where it is too long to be read. */
  readonly text: string | null;
}

export type RestDesk = (routed: Routed, request: RestRequest) => RestAnswer;

export function createRestDesk(options: RestDeskOptions): RestDesk {
  const { world, app, tokens, registrations, description, onDeviation } = options;

  const handle = (routed: Routed, { viewer, query }: RestRequest, read: unknown): RestAnswer => {
    const { operation, params } = routed;
    try {
      return operation.handle({
        world,
        viewer,
        params,
        query,
        body: typeof read === "object" && read !== null ? (read as Record<string, unknown>) : null,
        app,
        issueToken: (wanted) => tokens.issue(wanted),
        convertManifest: (code) => registrations.convert(code),
      });
    } catch (error) {
      const answer = refusalAnswer(error, {
        path: operation.path,
        plainErrors: description.hasPlainErrors(nameOf(routed)),
        byPerson: viewer?.kind === "user",
      });
      if (answer === null) throw error;
      return answer;
    }
  };

  return (routed, request) => {
    const name = nameOf(routed);
    const { viewer, query, text } = request;
    const report = (finding: Finding) => onDeviation(String(new Deviation(name, finding)));
    const read = readJson(text);
    if (read === undefined && text !== "") {
      report({ where: "body", what: "is no JSON" });
      return errorAnswer(400, "Problems parsing JSON");
    }
    const findings = description.checkRequest(name, { params: routed.params, query, body: read });
    for (const finding of findings) report(finding);
    const answer =
      forbid(routed, viewer) ??
      refuseFindings(findings.filter(({ harmless }) => harmless !== true)) ??
      handle(routed, request, read);
    for (const finding of description.checkAnswer(name, answer)) report(finding);
    return withDocumentation(answer, description.docs(name));
  };
}

/** An operation's name in GitHub's description: `GET /users/{username}`. */
export function nameOf({ operation: { method, path } }: Routed): string {
  return `${method} ${path}`;
}

/** What stands between somebody and an operation, before anything in it is looked at. */
function forbid({ operation }: Routed, viewer: Viewer | null): RestAnswer | null {
  if (operation.for === "app" && viewer?.kind !== "app") {
    return errorAnswer(401, "A JSON web token could not be decoded");
  }
  if (operation.for !== "app" && viewer?.kind === "app") {
    return errorAnswer(
      403,
      "You must authenticate with an access token in order to access this API endpoint.",
    );
  }
  const { needs } = operation;
  if (needs === undefined || viewer?.kind !== "installation") return null;
  const { permissions } = viewer.token;
  const holds = needs.anyOf.some(
    (name) => permissions[name] === "write" || permissions[name] === needs.level,
  );
  return holds ? null : errorAnswer(403, "Resource not accessible by integration");
}

/** GitHub finds nothing under a path that can't be one, and says what else is wrong. */
function refuseFindings(findings: readonly Finding[]): RestAnswer | null {
  if (findings.length === 0) return null;
  if (findings.some(({ where }) => where.startsWith("path/"))) return errorAnswer(404, "Not Found");
  const wrong = findings.map(({ where, what }) =>
    what === "is missing" ? `"${where.split("/").at(-1)}" wasn't supplied.` : `For '${where}', it ${what}.`,
  );
  return errorAnswer(422, `Invalid request.\n\n${wrong.join("\n")}`);
}

/** An error names the documentation of what was asked for. */
function withDocumentation(answer: RestAnswer, docs: string): RestAnswer {
  const { body, status } = answer;
  if (status < 400 || typeof body !== "object" || body === null) return answer;
  const general = "documentation_url" in body && body.documentation_url === DOCUMENTATION;
  return general ? { ...answer, body: { ...body, documentation_url: docs } } : answer;
}
