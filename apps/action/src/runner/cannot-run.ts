/** Why a run can't go on: a person has to do something, and the words say what. */
export class CannotRun extends Error {
  override readonly name = "CannotRun";
}
