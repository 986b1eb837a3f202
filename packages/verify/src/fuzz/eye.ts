/**
 * What a reader on GitHub sees of a comment: whom it mentions, which boxes it shows, where it links.
 *
 * Read by a whole Markdown parser and not by the bot's own rules, for those are what is in question. A mention is live in
 * text, also where a backslash or an entity stands for its `@`; in code it is not.
 */
import MarkdownIt from "markdown-it";

const markdown = new MarkdownIt({ html: true });
type Token = ReturnType<MarkdownIt["parse"]>[number];

export interface Sight {
  /** Everybody who is notified, in order, each as often as they are; teams as `organisation/team`. */
  readonly mentions: readonly string[];
  /** The boxes outside block quotes, such as `[x] @ana`; of a box without a mention the mark alone. */
  readonly boxes: readonly string[];
  /** How many headings of each level stand outside block quotes. */
  readonly headings: readonly string[];
  readonly links: readonly string[];
  /** Raw HTML but for comments. */
  readonly html: readonly string[];
}

interface Seen {
  readonly mentions: string[];
  readonly boxes: string[];
  readonly headings: string[];
  readonly links: string[];
  readonly html: string[];
}

/** Looks at a comment. Its HTML comments are not seen, nor is what is in them. */
export function look(body: string): Sight {
  const seen: Seen = { mentions: [], boxes: [], headings: [], links: [], html: [] };
  let quotes = 0;
  let itemBegins = false;
  for (const token of markdown.parse(body.replaceAll("\0", "\ufffd"), {})) {
    if (token.type === "blockquote_open") quotes += 1;
    if (token.type === "blockquote_close") quotes -= 1;
    if (token.type === "heading_open" && quotes === 0) seen.headings.push(token.tag);
    if (token.type === "html_block") readHtml(token.content, seen);
    if (token.type === "inline") {
      const before = seen.mentions.length;
      readInline(token.children ?? [], seen);
      const mark = /^\[([ xX])\]\s/.exec(token.content)?.[1];
      if (itemBegins && mark !== undefined && quotes === 0) {
        const mentioned = seen.mentions[before];
        seen.boxes.push(`[${mark}]${mentioned === undefined ? "" : ` @${mentioned}`}`);
      }
    }
    itemBegins = token.type === "list_item_open" || (itemBegins && token.type === "paragraph_open");
  }
  return seen;
}

/** A login or a team; GitHub reads one where no letter or digit stands right before the `@`. */
const MENTION = /(?<!\w)@([a-z0-9][a-z0-9-]*(?:\/[a-z0-9][\w-]*)?)/gi;

function readInline(tokens: readonly Token[], seen: Seen): void {
  let text = "";
  for (const token of tokens) {
    if (token.type === "text" || token.type === "text_special") text += token.content;
    else if (token.type === "softbreak" || token.type === "hardbreak") text += "\n";
    // What stands in code is no text, and parts what stands beside it.
    else text += "\u00a7";
    if (token.type === "html_inline") readHtml(token.content, seen);
    if (token.type === "link_open") seen.links.push(String(token.attrGet("href")));
    if (token.type === "image") seen.links.push(String(token.attrGet("src")));
  }
  for (const found of text.matchAll(MENTION)) seen.mentions.push(found[1] ?? "");
}

function readHtml(html: string, seen: Seen): void {
  const rest = html.replace(/<!--(?:>|->|[\s\S]*?-->|[\s\S]*$)/g, "").trim();
  if (rest === "") return;
  seen.html.push(rest);
  for (const found of rest.matchAll(MENTION)) seen.mentions.push(found[1] ?? "");
}
