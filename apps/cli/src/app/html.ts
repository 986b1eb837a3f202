/** HTML as a template: what is put in is text, unless it is HTML already, and can't become anything else. */

export interface Html {
  readonly html: string;
}

type Part = string | Html | readonly Html[];

/** `` html`<p>${text}</p>` `` */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const pieces = texts.map((text, index) => {
    const part = parts[index];
    return part === undefined ? text : text + render(part);
  });
  return { html: pieces.join("") };
}

function render(part: Part): string {
  if (typeof part === "string") return escapeHtml(part);
  return "html" in part ? part.html : part.map(({ html }) => html).join("\n");
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/gu, (character) => `&#${character.codePointAt(0)};`);
}
