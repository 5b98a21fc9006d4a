import { decide } from '#auction/decide.ts';
import type { RecordedEvent } from '#auction/events.ts';
import type { Lot } from '#auction/lot.ts';
import { spreadExtension } from '#auction/spread-extension.ts';
import type { ExtensionScope, Terms } from '#auction/terms.ts';
import type { LotRecord } from '../ports.ts';
import { sha256 } from '../sha256.ts';
import { addEvents, type WorkingBatch, workingLot } from './working-batch.ts';

export type Extension = { readonly scope: ExtensionScope; readonly from: number; readonly to: number };

/** Which lots an extension reaches; `lot` when the terms have no extensions. */
export function scopeOf({ softClose }: Terms): ExtensionScope {
  return softClose.mode === 'off' ? 'lot' : softClose.scope;
}

/**
 * The extension by a bid that other lots have to follow, if the lot's new events contain one (C4).
 */
export function extensionToSpread(before: Lot, recorded: readonly RecordedEvent[]): Extension | null {
  if (before.terms === null || before.closesAt === null) return null;
  const scope = scopeOf(before.terms);
  if (scope === 'lot') return null;
  const extended = recorded.findLast(({ event }) => event.type === 'ClosingExtended')?.event;
  if (extended?.type !== 'ClosingExtended') return null;
  return { scope, from: before.closesAt, to: extended.closesAt };
}

/**
 * Extends the other lots in the same batch, so that they are written in the same statement as the
 * bid that extends them (C4).
 */
export function extendOthers(batch: WorkingBatch, extended: LotRecord, { scope, from, to }: Extension): void {
  const { context } = batch;
  const others = [...context.lots.values()].filter(({ lotId }) => lotId !== extended.lotId);
  const spread = spreadExtension({
    scope,
    extended: { position: extended.position, group: extended.group, from, to },
    others: others.flatMap((other) => {
      const { status, closesAt } = batch.lots.get(other.lotId)?.state ?? other.lot;
      if (closesAt === null || (status !== 'open' && status !== 'paused')) return [];
      return [{ lotId: other.lotId, position: other.position, group: other.group, closesAt }];
    }),
  });
  for (const { lotId, closesAt } of spread) {
    const record = context.lots.get(lotId);
    if (!record) continue;
    const before = batch.lots.get(lotId)?.state ?? record.lot;
    const decision = decide(before, { type: 'ExtendClosing', at: context.at, closesAt, cause: 'another-lot' }, sha256);
    // A lot that is not extended is included too, so that the ledger confirms why: another node may
    // have moved its closing time.
    const other = workingLot(batch, record);
    if (before.status === 'open') other.clock = decision.accepted ? 'before-close' : 'at-or-after-close';
    // By the rules a lot that is due stays closed (C6), and a lot at its cap is not extended (C2).
    if (!decision.accepted || decision.events.length === 0) continue;
    addEvents(other, decision.events, { actorId: null, commandKey: null });
  }
}
