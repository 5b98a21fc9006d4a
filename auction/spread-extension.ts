import type { ExtensionScope } from './terms.ts';

/** A lot that is open or paused in the same auction. `position` is its order in the catalogue; `group` null is a group of its own. */
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
 * Which other lots a bid's extension reaches, with the closing time each should get (C4): in a cascade every later one is shifted by the same
 * amount, so that the gaps stay; in a group or a whole auction none closes before the extended lot does. Each is then an ExtendClosing of its own.
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
