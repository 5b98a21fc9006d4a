import { priceText } from '#components/ui/price-text.ts';
import type { Note } from '../lot/history-rows.ts';

/** The words for what moved a lot beside bids. After those of an extension the new closing time follows. */
export function noteWords(note: Note, currency: string): string {
  switch (note.what) {
    case 'reserve-met':
      return 'Reserve met';
    case 'reserve-lowered':
      return 'Reserve lowered';
    case 'extended':
      return `${extensionWords[note.cause]}: closes no earlier than`;
    case 'paused':
      return `Paused: ${note.reason}`;
    case 'resumed':
      return 'Resumed';
    case 'withdrawn':
      return `Withdrawn: ${note.reason}`;
    case 'reserve-not-met':
      return 'Passed: the reserve was not met';
    case 'no-bid':
      return 'Passed: no bid';
    case 'sold':
      return `Sold to paddle ${note.paddle} for ${priceText(note.amount, currency)}`;
    default:
      return note satisfies never;
  }
}

const extensionWords = {
  bid: 'Extended by a late bid',
  'another-lot': 'Extended with another lot',
  downtime: 'Extended for a downtime of the house',
} as const;
