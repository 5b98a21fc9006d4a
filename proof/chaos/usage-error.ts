/** The command was called wrongly, or names what there is not: its message says what to give, and no stack is wanted. */
export class WrongOptions extends Error {
  override name = 'WrongOptions';
}
