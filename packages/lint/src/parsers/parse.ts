/** Markdown as a tree. Lines end in `\n`; positions count lines and columns from 1, in UTF-16 units. */
import type { Root } from "mdast";

/** Any parser of GitHub's Markdown with front matter that gives mdast with positions. It throws nothing. */
export type Parse = (text: string) => Root;
