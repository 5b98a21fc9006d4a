import type { LotChange } from '../ports.ts';
import { redactSecrets } from '../redact-secrets.ts';
import type { DecidedBatch } from './decide-batch.ts';
import type { Room } from './saleroom-context.ts';

/** Tells what a committed batch changed, once for each lot. An announcer that fails must not touch the batch: it is logged, and people catch up. */
export function announceBatch(
  { announcer, logFault }: Pick<Room, 'announcer' | 'logFault'>,
  { lots }: DecidedBatch,
): void {
  for (const { record, lot, events } of lots.values()) {
    if (events.length === 0) continue;
    const change: LotChange = { record, before: record.lot, after: lot, events };
    try {
      announcer.lotChanged(change);
    } catch (fault) {
      logFault(redactSecrets(fault), { lotIds: [record.lotId], keys: [], during: 'announcing' });
    }
  }
}
