/** The native parser: text to mdast. Importing this file throws where there is no binary for the machine. */
import type { Root } from "mdast";
import { createMdastHandle, dropHandle, type Features, MdastReader, serializeHandle } from "satteri";
import { growTree } from "./grow-tree.ts";

export function parseNatively(text: string, features: Features): Root {
  const handle = createMdastHandle(text, features);
  try {
    return growTree(new MdastReader(serializeHandle(handle)));
  } finally {
    dropHandle(handle);
  }
}
