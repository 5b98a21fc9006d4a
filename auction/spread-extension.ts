import type { ExtensionScope } from './terms.ts';

/**
 * An open or paused lot of the same auction. `position` is its catalogue position; a lot whose
 * `group` is null belongs to no group.
 */
export type Neighbour = {
  readonly lotId: string;
  readonly position: number;
  readonly group: string | null;
  readonly closesAt: number | null;
};

export type SpreadExtension = {
  readonly scope: ExtensionScope;
  /** The lot that a bid extended, and its closing time before and after. */
  readonly extended: {
    readonly position: number;
    readonly group: string | null;
    readonly from: number;
    readonly to: number;
  };
  readonly others: readonly Neighbour[];
};

/**
 * The other lots that a bid's extension reaches, with their new closing times (C4). A cascade
 * shifts every later lot by the same amount; in a group or auction no lot closes before the
 * extended one. The caller sends one ExtendClosing for each.
 */
export function spreadExtension({
  scope,
  extended,
  others,
}: SpreadExtension): readonly { readonly lotId: string; readonly closesAt: number }[] {
  return others.flatMap(({ lotId, closesAt: before, ...lot }) => {
    if (before === null || !isReached(scope, extended, lot)) return [];
    const closesAt = scope === 'cascade' ? before + extended.to - extended.from : Math.max(before, extended.to);
    return closesAt > before ? [{ lotId, closesAt }] : [];
  });
}

type Place = { readonly position: number; readonly group: string | null };

function isReached(scope: ExtensionScope, extended: Place, lot: Place): boolean {
  switch (scope) {
    case 'lot':
      return false;
    case 'group':
      return lot.group !== null && lot.group === extended.group;
    case 'auction':
      return true;
    case 'cascade':
      return lot.position > extended.position;
    default:
      return scope satisfies never;
  }
}
