/** A title as a file's name: lower-case Latin words with hyphens between them. */

/** Characters; a longer name is cut behind a word. */
const MOST = 80;

/** The name without its `.md`; `null` where nothing of the title can be written in Latin letters and digits. */
export async function fileStem(title: string): Promise<string | null> {
  const latin = /^[\u0020-\u007e]*$/u.test(title) ? title : await transliterate(title);
  const words = latin
    .toLowerCase()
    // An apostrophe within a word is no gap: "don't" is one word.
    .replaceAll(/(?<=[a-z\d])['\u2019](?=[a-z])/gu, "")
    .replaceAll("&", " and ")
    .match(/[a-z\d]+/gu);
  return words === null ? null : cut(words);
}

function cut([first = "", ...rest]: readonly string[]): string {
  let stem = first.slice(0, MOST);
  for (const word of rest) {
    if (stem.length + 1 + word.length > MOST) break;
    stem += `-${word}`;
  }
  return stem;
}

/** Loaded only where a title needs it, for the tables of all the world's scripts are half a megabyte. */
async function transliterate(title: string): Promise<string> {
  const { default: anyAscii } = await import("any-ascii");
  // Of scripts that are written without blanks each character is a word, or a part of one.
  const spaced = title.normalize("NFC").replaceAll(/[\p{Script=Han}\p{Script=Hangul}]+/gu, (run) => {
    return ` ${[...run].map((character) => anyAscii(character)).join(" ")} `;
  });
  return anyAscii(spaced);
}
