/** A copy of a list with the item at index `from` moved to index `to`. */
export function moveItem<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined) return list;
  const others = list.toSpliced(from, 1);
  return others.toSpliced(to, 0, item);
}
