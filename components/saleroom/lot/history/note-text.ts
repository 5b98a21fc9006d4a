import { priceText } from '#components/ui/format/price-text.ts';
import type { Note } from './history-rows.ts';

/** A note of the history as text. The new closing time follows the text of an extension. */
export function noteText(note: Note, currency: string): string {
  switch (note.what) {
    case 'reserve-met':
      return 'Reserve met';
    case 'reserve-lowered':
      return 'Reserve lowered';
    case 'extended':
      return `${extensionText[note.cause]}: closes no earlier than`;
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

const extensionText = {
  bid: 'Extended by a late bid',
  'another-lot': 'Extended with another lot',
  downtime: 'Extended after server downtime',
} as const;
