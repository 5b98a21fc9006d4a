import type { LotChange } from '../ports.ts';
import { redactSecrets } from '../redact-secrets.ts';
import type { DecidedBatch } from './decide-batch.ts';
import type { SaleroomContext } from './saleroom-context.ts';

/**
 * Announces what a committed batch changed, once for each lot. A fault of the announcer does not
 * affect the batch: it is logged, and clients read what they missed from the ledger.
 */
export function announceBatch(
  { announcer, logFault }: Pick<SaleroomContext, 'announcer' | 'logFault'>,
  { lots }: DecidedBatch,
): void {
  for (const { record, state, events } of lots.values()) {
    if (events.length === 0) continue;
    const change: LotChange = { record, before: record.lot, after: state, events };
    try {
      announcer.lotChanged(change);
    } catch (fault) {
      logFault(redactSecrets(fault), { lotIds: [record.lotId], keys: [], during: 'announcing' });
    }
  }
}
