/** A stretch of the configuration file. Lines and columns begin at 1; columns count UTF-16 units; the end is exclusive. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Where something stands in the configuration: keys, and positions in lists. */
export type Path = readonly (string | number)[];

/** `projects.project-wasmtime.groups.Arm[0]`; a key that isn't one plain word stands in brackets and quotes. */
export function formatPath(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else if (/^[\w-]{1,60}$/u.test(step)) text += text === "" ? step : `.${step}`;
    else text += `[${JSON.stringify(step.slice(0, 60))}]`;
  }
  return text;
}
