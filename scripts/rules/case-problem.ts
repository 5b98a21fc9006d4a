/** An error in a file of cases. `place` is a JSON path, for example "$[0].commands[2].max". */
export class CaseProblem extends Error {
  override name = 'CaseProblem';
  readonly place: string;

  constructor(path: readonly PropertyKey[], reason: string) {
    const place = `$${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}`;
    super(`${place}: ${reason}`);
    this.place = place;
  }
}
