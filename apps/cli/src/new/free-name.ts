/** Another name beside one that is taken: `fuel-2.md` beside `fuel.md`. */
import { existsSync } from "node:fs";
import { extname } from "node:path";

export function freeName(file: string): string {
  const extension = extname(file);
  const stem = file.slice(0, file.length - extension.length);
  for (let number = 2; ; number += 1) {
    const name = `${stem}-${number}${extension}`;
    if (!existsSync(name)) return name;
  }
}
