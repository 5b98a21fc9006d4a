/**
 * Stores unsaved form entries in the browser, so that they survive a closed tab or a lost
 * connection.
 */

type StoredEntries<Entries> = { readonly entries: Entries; readonly at: number };

const prefix = 'rostrum:typed:';

/** Stores entries under a name; null removes them. Does nothing if storage is disabled or full. */
export function storeUnsavedEntries<Entries>(name: string, entries: Entries | null): void {
  try {
    if (entries === null) localStorage.removeItem(prefix + name);
    else
      localStorage.setItem(prefix + name, JSON.stringify({ entries, at: Date.now() } satisfies StoredEntries<Entries>));
  } catch {
    // The form still has the entries; only the copy is missing.
  }
}

/**
 * The entries stored under a name; null unless they have every field of `shape` with the same type.
 */
export function loadUnsavedEntries<Entries extends object>(
  name: string,
  shape: Entries,
): StoredEntries<Entries> | null {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(prefix + name) ?? 'null');
    return isStoredEntries(stored, shape) ? stored : null;
  } catch {
    return null;
  }
}

function isStoredEntries<Entries extends object>(value: unknown, shape: Entries): value is StoredEntries<Entries> {
  if (typeof value !== 'object' || value === null || !('entries' in value) || !('at' in value)) return false;
  return typeof value.at === 'number' && hasShape(value.entries, shape);
}

/**
 * Whether a value has the same fields and types as `shape`, recursively. Lists may differ in
 * length.
 */
function hasShape(value: unknown, shape: unknown): boolean {
  if (Array.isArray(shape)) {
    return Array.isArray(value) && value.every((item) => shape.length === 0 || hasShape(item, shape[0]));
  }
  if (typeof shape !== 'object' || shape === null) return typeof value === typeof shape;
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(shape).every(([field, inner]) => hasShape((value as Record<string, unknown>)[field], inner));
}
