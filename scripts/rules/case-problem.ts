/** What is wrong with a file of cases, and where: the place is a JSON path, "$[0].commands[2].max". */
export class CaseProblem extends Error {
  override name = 'CaseProblem';
  readonly place: string;

  constructor(path: readonly PropertyKey[], reason: string) {
    const place = `$${path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}`;
    super(`${place}: ${reason}`);
    this.place = place;
  }
}
