/**
 * What every page has in common: its frame, and headers that leave a browser no freedom. No script runs, nothing is
 * loaded, nobody may frame it, and a form goes to GitHub or nowhere.
 */
import { createHash } from "node:crypto";
import { type Html, html } from "./html.ts";
import { STYLE } from "./page-style.ts";

export interface Page {
  readonly status: number;
  readonly title: string;
  readonly content: Html;
}

const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

/** The whole document. */
export function renderPage({ title, content }: Page): string {
  // Nothing in the style is anybody's text.
  const style: Html = { html: `<style>${STYLE}</style>` };
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,">
${style}
</head>
<body>
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.html;
}

/** `pages` is where GitHub's pages are: the one place that a form may go to. */
export function pageHeaders(pages: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "img-src data:",
    `form-action ${pages}`,
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ];
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "content-security-policy": policy.join("; "),
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    connection: "close",
  };
}
