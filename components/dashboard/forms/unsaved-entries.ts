/** What was typed and is not in the house yet, kept in the browser: a closed tab, a lost session or a dead network loses none of it. */

type Kept<Entries> = { readonly entries: Entries; readonly at: number };

const prefix = 'rostrum:typed:';

/** Keeps entries under a name; null forgets them. A browser that keeps nothing (private mode, full) is no reason to fail. */
export function storeUnsavedEntries<Entries>(name: string, entries: Entries | null): void {
  try {
    if (entries === null) localStorage.removeItem(prefix + name);
    else localStorage.setItem(prefix + name, JSON.stringify({ entries, at: Date.now() } satisfies Kept<Entries>));
  } catch {
    // The entries are still in the form; only the second copy is missing.
  }
}

/** What is kept under a name, if it has the shape of the form (every field there, of the same kind); null otherwise. */
export function loadUnsavedEntries<Entries extends object>(name: string, shape: Entries): Kept<Entries> | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? 'null');
    return isKept(kept, shape) ? kept : null;
  } catch {
    return null;
  }
}

function isKept<Entries extends object>(value: unknown, shape: Entries): value is Kept<Entries> {
  if (typeof value !== 'object' || value === null || !('entries' in value) || !('at' in value)) return false;
  return typeof value.at === 'number' && isAlike(value.entries, shape);
}

/** Same fields with the same kinds of value, all the way down. Lists may differ in length. */
function isAlike(value: unknown, shape: unknown): boolean {
  if (Array.isArray(shape)) {
    return Array.isArray(value) && value.every((one) => shape.length === 0 || isAlike(one, shape[0]));
  }
  if (typeof shape !== 'object' || shape === null) return typeof value === typeof shape;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(shape).every(([field, inner]) => isAlike((value as Record<string, unknown>)[field], inner));
}
