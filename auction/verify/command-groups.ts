import type { LotEvent, PublicLotEvent } from '../events.ts';

/** A recorded event, with or without its secret. */
export type Link = { readonly seq: number; readonly hash: string; readonly event: LotEvent | PublicLotEvent };

/** The events of one command, in order. `own` is the event of the command itself. */
export type CommandGroup<L extends Link = Link> = { readonly links: readonly L[]; readonly own: L };

/** Groups a ledger by command. Automatic bids, met reserves and extensions go with their cause. */
export function commandGroups<L extends Link>(links: readonly L[]): readonly CommandGroup<L>[] {
  const groups: { links: L[]; own: L }[] = [];
  for (const link of links) {
    const last = groups.at(-1);
    // A beaten max is recorded before the bid that beat it (X5).
    if (last && comesBefore(last.own, link)) {
      last.links.push(link);
      last.own = link;
    } else if (last && follows(link)) last.links.push(link);
    else groups.push({ links: [link], own: link });
  }
  return groups;
}

function comesBefore({ event }: Link, { seq, event: next }: Link): boolean {
  return isAutomatic(event) && event.cause === seq && next.type === 'BidPlaced' && !next.automatic;
}

function follows({ seq, event }: Link): boolean {
  if (isAutomatic(event)) return event.cause !== null && event.cause < seq;
  return event.type === 'ReserveMet' || (event.type === 'ClosingExtended' && event.cause === 'bid');
}

function isAutomatic(event: Link['event']): event is Extract<Link['event'], { type: 'BidPlaced' }> {
  return event.type === 'BidPlaced' && event.automatic;
}
