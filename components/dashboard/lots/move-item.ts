/** A list with one thing taken from a place and put at another (places from 0). */
export function moveItem<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const thing = list[from];
  if (thing === undefined) return list;
  const others = list.toSpliced(from, 1);
  return others.toSpliced(to, 0, thing);
}
