/** The pages: what is going to be made, what came of it, and why something is wrong. */
import type { Finished } from "./finish.ts";
import { type Html, html } from "./html.ts";
import { registrationUrl, toManifest } from "./manifest.ts";
import type { NextStep } from "./next-steps.ts";
import type { Page } from "./page.ts";
import { EVENTS, PERMISSION_SETS, type SetName } from "./permission-sets.ts";
import type { Plan } from "./plan.ts";

/** What whoever opens the page should know before they press its button. */
export function offerPage(plan: Plan, redirectUrl: string, state: string): Page {
  const { set, site, file, webhookUrl } = plan;
  const host = new URL(site.pages).host;
  const manifest = JSON.stringify(toManifest(plan, redirectUrl));
  const rows = PERMISSION_SETS[set].map(
    ({ title, level, why }) => html`<tr><th scope="row">${title}</th><td>${level}</td><td>${why}</td></tr>`,
  );
  const content = html`<p>This makes the GitHub App that runs your RFC process. Nothing is made yet: the button leads to
${host}, where you are asked once more.</p>
<dl>
<dt>Name</dt><dd>${plan.name ?? "GitHub asks you for one"}</dd>
<dt>Belongs to</dt><dd>${ownerOf(plan)}</dd>
<dt>Can be installed by</dt><dd>${installersOf(plan)}</dd>
<dt>Webhook</dt><dd>${webhookUrl ?? NO_WEBHOOK}</dd>
<dt>Secrets go to</dt><dd><code>${file.path}</code>, which only you can read</dd>
</dl>
<h2>What it may do</h2>
${SETS[set]}
<div class="wide"><table>
<thead><tr><th scope="col">Permission</th><th scope="col">Level</th><th scope="col">What for</th></tr></thead>
<tbody>
${rows}
</tbody></table></div>
<p class="quiet">Only in the repositories where you install it. GitHub tells it of these events: ${EVENTS.map((event) => event.replaceAll("_", " ")).join(", ")}.</p>
<form method="post" action="${registrationUrl(plan, state)}">
<input type="hidden" name="manifest" value="${manifest}">
<button>Continue on ${host}</button>
</form>
<p class="quiet">Afterwards the browser comes back here. No secret is shown, here or in the terminal. Until the
last button there is pressed, Ctrl-C in the terminal ends this and leaves nothing behind.</p>`;
  return { status: 200, title: "Make the GitHub App", content };
}

const NO_WEBHOOK = html`none yet: you set it in the app's settings once the bot has an address, or begin anew with
<code class="option">--webhook-url</code>`;

const SETS: Readonly<Record<SetName, Html>> = {
  act: html`<p>It carries out what was decided: it merges, and it closes. A pull request that changes workflow files it
leaves to a person. If it should never merge, press Ctrl-C in the terminal and begin anew with <code class="option">--advise</code>.</p>`,
  advise: html`<p>It can't merge. It does everything else: the checklist, sign-offs, objections, the final comment period,
and closing what is to be closed. When a merge is decided, its checklist says that a person with write access has to do
it, and once somebody has, the RFC is accepted. For one that merges by itself, press Ctrl-C in the terminal and begin anew
with <code class="option">--act</code>.</p>`,
};

function ownerOf({ organization }: Plan): string | Html {
  return organization === null
    ? html`your own account; for an organisation's, begin anew with <code class="option">--org NAME</code>`
    : `the organisation ${organization}`;
}

function installersOf({ isPublic, organization }: Plan): string {
  if (isPublic) return "anybody, on their own repositories";
  return organization === null
    ? "you, on your own account's repositories"
    : `the owners of ${organization}, on its repositories`;
}

/** The app is made, and its secrets are in the file. */
export function donePage({ slug }: Finished, { file }: Plan, steps: readonly NextStep[]): Page {
  const items = steps.map(({ what, where }) => html`<li>${what}${where === null ? "" : placeOf(where)}</li>`);
  const content = html`<p>Its secrets are in <code>${file.path}</code>, which only you can read. What is left to do also
stands in the terminal; you can close this page.</p>
<ol>
${items}
</ol>`;
  return { status: 200, title: `${slug} is made`, content };
}

function placeOf({ kind, text }: NonNullable<NextStep["where"]>): Html {
  return kind === "command"
    ? html`<code class="command">${text}</code>`
    : html`<br><a href="${text}">${text}</a>`;
}

/** Something is wrong: what, and what to do. */
export function problemPage(status: number, problem: string, remedy: string): Page {
  return {
    status,
    title: "That didn't work",
    content: html`<p class="alert" role="alert">${problem}</p><p>${remedy}</p>`,
  };
}
