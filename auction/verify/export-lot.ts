import { publicPart, type RecordedEvent } from '../events.ts';
import type { ExportedEvent, Opening } from './lot-export.ts';
import { isToldByPrice } from './revealed-by-price.ts';

/**
 * Exports an event: the public part, and the opening if the lot has ended and the price disclosed
 * it.
 */
export function exportEvent(
  { seq, hash, event }: RecordedEvent,
  { ended, highestRow }: { readonly ended: boolean; readonly highestRow: number | null },
): ExportedEvent {
  const link = { seq, hash, event: publicPart(event) };
  const secret = 'secret' in event ? event.secret : null;
  return ended && secret && isToldByPrice(secret, highestRow) ? { ...link, opening: secret as Opening } : link;
}
