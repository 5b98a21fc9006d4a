import type { Terms } from '#auction/terms.ts';
import { durationText, spanText } from '#components/ui/format/quantity-text.ts';

/** When lots close, and what a late bid does (C2, C4, C5). `closeGap` in milliseconds. */
export function ClosingRules({ terms, closeGap }: { readonly terms: Terms; readonly closeGap: number }) {
  const { softClose } = terms;
  return (
    <div className="flex max-w-prose flex-col gap-3 leading-relaxed">
      <p>
        {closeGap > 0
          ? `Lots close one after the other, every ${spanText(closeGap)}, in the order of their numbers.`
          : 'All lots close at the same time.'}{' '}
        The server’s clock decides: a bid counts if it arrives before the close.
      </p>
      {softClose.mode === 'off' ? (
        <p>A late bid does not extend a lot: it closes when its time is up.</p>
      ) : (
        <p>
          A bid in the last {spanText(softClose.window)} {softClose.mode === 'reset' ? 'leaves everybody' : 'adds'}{' '}
          {durationText(softClose.extension)}
          {softClose.mode === 'reset' ? ' to answer it' : ''}: {reach[softClose.scope]}
          {softClose.cap === null
            ? '. This goes on for as long as people bid.'
            : `, but never by more than ${durationText(softClose.cap)} in all.`}
        </p>
      )}
    </div>
  );
}

const reach = {
  lot: 'that lot closes later, the others keep their time',
  group: 'the lots of its group close later with it',
  auction: 'all open lots close later with it',
  cascade: 'that lot and every one after it close later',
} as const;
