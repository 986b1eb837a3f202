/** A story to die in: a scenario file's text, under the short name by which `rfc verify --only` finds it. */
export interface Story {
  readonly name: string;
  readonly text: string;
}
