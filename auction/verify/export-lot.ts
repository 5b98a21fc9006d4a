import { publicPart, type RecordedEvent } from '../events.ts';
import type { ExportedEvent, Opening } from './lot-export.ts';
import { isToldByPrice } from './told-by-price.ts';

/** An event as an export shows it: its public part, and its opening if the lot has ended and the price has told what it hid. */
export function exportEvent(
  { seq, hash, event }: RecordedEvent,
  { ended, highestRow }: { readonly ended: boolean; readonly highestRow: number | null },
): ExportedEvent {
  const link = { seq, hash, event: publicPart(event) };
  const secret = 'secret' in event ? event.secret : null;
  return ended && secret && isToldByPrice(secret, highestRow) ? { ...link, opening: secret as Opening } : link;
}
