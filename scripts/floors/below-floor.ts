import type { Floor } from './version-floors.ts';

/** One copy of a package, as package-lock.json names it. */
export type Copy = { readonly path: string; readonly name: string; readonly version: string };

/** Every copy of every package in a package-lock.json (format 3), however deep it lies. An alias goes by the name of what it stands for. */
export function copiesIn(lock: unknown): readonly Copy[] {
  const { packages } = lock as { readonly packages: Readonly<Record<string, { name?: string; version?: string }>> };
  return Object.entries(packages).flatMap(([path, { name, version }]) =>
    path === '' || version === undefined
      ? []
      : [{ path, name: name ?? path.slice(path.lastIndexOf('node_modules/') + 13), version }],
  );
}

/** The copies that are older than their floor. */
export function belowFloor(copies: readonly Copy[], floors: readonly Floor[]): readonly Copy[] {
  return copies.filter(({ name, version }) =>
    floors.some((floor) => floor.name === name && isOlder(version, floor.version)),
  );
}

/** Whether a version comes before another. A version to try out ("1.2.3-beta.1") comes before the one that it leads to. */
export function isOlder(version: string, other: string): boolean {
  const [mine, theirs] = [version, other].map((text) => (text.split('-', 1)[0] ?? '').split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (mine?.[part] ?? 0) - (theirs?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return version.includes('-') && !other.includes('-');
}
