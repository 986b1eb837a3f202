/** What a reader on GitHub sees of a comment: everything but its HTML comments, in which the bot keeps its keys and receipts. */
export function visibleText(body: string): string {
  let text = "";
  let from = 0;
  for (let start = body.indexOf("<!--"); start !== -1; start = body.indexOf("<!--", from)) {
    const end = body.indexOf("-->", start + "<!--".length);
    text += body.slice(from, start);
    if (end === -1) return text.trim();
    from = end + "-->".length;
  }
  return (text + body.slice(from)).trim();
}
