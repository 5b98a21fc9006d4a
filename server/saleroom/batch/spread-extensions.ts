import { decide } from '#auction/decide.ts';
import type { RecordedEvent } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import { spreadExtension } from '#auction/spread-extension.ts';
import type { ExtensionScope, Terms } from '#auction/terms.ts';
import type { LotRecord } from '../ports.ts';
import { sha256 } from '../sha256.ts';
import { addEvents, type WorkingBatch, workingLot } from './working-batch.ts';

export type Extension = { readonly scope: ExtensionScope; readonly from: number; readonly to: number };

/** How far the extensions of an auction reach; `lot` where there are none. */
export function scopeOf({ softClose }: Terms): ExtensionScope {
  return softClose.mode === 'off' ? 'lot' : softClose.scope;
}

/** The extension by a bid that other lots have to follow, if the lot's new events hold one (C4). */
export function extensionToSpread(before: Lot, recorded: readonly RecordedEvent[]): Extension | null {
  if (before.terms === null || before.closesAt === null) return null;
  const scope = scopeOf(before.terms);
  if (scope === 'lot') return null;
  const extended = recorded.findLast(({ event }) => event.type === 'ClosingExtended')?.event;
  if (extended?.type !== 'ClosingExtended') return null;
  return { scope, from: before.closesAt, to: extended.closesAt };
}

/** Extends the other lots in the same batch, so that they are written in the same statement as the bid that extends them (C4). */
export function extendOthers(hand: WorkingBatch, by: LotRecord, { scope, from, to }: Extension): void {
  const { at } = hand.known;
  const others = [...hand.known.lots.values()].filter(({ lotId }) => lotId !== by.lotId);
  const spread = spreadExtension({
    scope,
    extended: { position: by.position, group: by.group, from, to },
    others: others.flatMap((other) => {
      const { status, closesAt } = hand.lots.get(other.lotId)?.lot ?? other.lot;
      if (closesAt === null || (status !== 'open' && status !== 'paused')) return [];
      return [{ lotId: other.lotId, position: other.position, group: other.group, closesAt }];
    }),
  });
  for (const { lotId, closesAt } of spread) {
    const record = hand.known.lots.get(lotId);
    if (!record) continue;
    const lot = hand.lots.get(lotId)?.lot ?? record.lot;
    const decision = decide(lot, { type: 'ExtendClosing', at, closesAt, cause: 'another-lot' }, sha256);
    // Also one that stays as it is is written, so that the ledger confirms why: another node may have moved its close meanwhile.
    const other = workingLot(hand, record);
    if (lot.status === 'open') other.clock = decision.accepted ? 'before-close' : 'at-or-after-close';
    // One that is due already stays closed (C6), one at its cap stays there (C2); the rules say so.
    if (!decision.accepted || decision.events.length === 0) continue;
    addEvents(other, decision.events, { actorId: null, commandKey: null });
  }
}
