import type { MinimumVersion } from './minimum-versions.ts';

/** One copy of a package in package-lock.json. */
export type PackageCopy = { readonly path: string; readonly name: string; readonly version: string };

/**
 * Lists every copy of every package in a package-lock.json (format 3), at any depth. An alias is
 * listed under the name of the package that it stands for.
 */
export function copiesIn(lock: unknown): readonly PackageCopy[] {
  const { packages } = lock as { readonly packages: Readonly<Record<string, { name?: string; version?: string }>> };
  return Object.entries(packages).flatMap(([path, { name, version }]) =>
    path === '' || version === undefined
      ? []
      : [{ path, name: name ?? path.slice(path.lastIndexOf('node_modules/') + 13), version }],
  );
}

/** The copies that are older than their package's minimum. */
export function copiesBelowMinimum(
  copies: readonly PackageCopy[],
  minimums: readonly MinimumVersion[],
): readonly PackageCopy[] {
  return copies.filter(({ name, version }) =>
    minimums.some((minimum) => minimum.name === name && isOlder(version, minimum.version)),
  );
}

/** Compares two versions. A pre-release ("1.2.3-beta.1") is older than its release. */
export function isOlder(version: string, other: string): boolean {
  const [mine, theirs] = [version, other].map((text) => (text.split('-', 1)[0] ?? '').split('.').map(Number));
  for (let part = 0; part < 3; part++) {
    const difference = (mine?.[part] ?? 0) - (theirs?.[part] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return version.includes('-') && !other.includes('-');
}
