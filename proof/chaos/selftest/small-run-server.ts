import type { LotCommand } from '#auction/commands.ts';
import { decide } from '#auction/decide.ts';
import { publicPart, type RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { record } from '#auction/ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import { type PublicLot, publicLot } from '#auction/views.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { contentHash } from '../recording/content-hash.ts';
import type { BidDump, EventDump, OutcomeDump, RecvLine, ViewLine } from '../recording/recorded-run.ts';
import { CLIENTS, type Client, LOT, micros, paddleOf, START } from './small-run-setting.ts';

export type Sender = { readonly u: string; readonly k: string };
export type Written = { readonly seq: number; readonly hash: string } | { readonly refused: OutcomeDump['r'] };

/**
 * Runs commands through the rules, and records what a correct server stores and what its clients
 * receive and show.
 */
export function createSmallRunServer() {
  const recv: RecvLine[] = [];
  const view: ViewLine[] = [];
  const events: EventDump[] = [];
  const bids: BidDump[] = [];
  let lot: Lot = SCHEDULED_LOT;

  const broadcast = (recorded: readonly RecordedEvent[], t: number) => {
    const shown = publicLot(lot);
    for (const client of CLIENTS) {
      const line = { t, cl: client, u: client, l: LOT };
      for (const { seq, event } of recorded)
        recv.push({ ...line, s: seq, ...contentHash(publicPart(event)), via: 'sock', e: event.type });
      recv.push({ ...line, s: shown.seq, ...contentHash(shown), via: 'snap', e: 'snap' });
      view.push(viewLine(client, shown, t));
    }
  };

  const write = (command: LotCommand, sender: Sender | null): Written => {
    const decision = decide(lot, command, sha256);
    if (!decision.accepted) return { refused: decision.rejection };
    const recorded = record(sha256, lot, decision.events);
    for (const link of recorded) {
      lot = evolve(lot, link);
      const { seq, event } = link;
      events.push(eventRow(link, sender));
      if (event.type === 'BidPlaced')
        bids.push({ l: LOT, s: seq, paddle: event.paddle, amount: String(event.amount), automatic: event.automatic });
    }
    broadcast(recorded, micros(command.at - START + 3));
    const manual = recorded.find(
      ({ event }) => event.type === 'MaxBidSet' || (event.type === 'BidPlaced' && !event.automatic),
    );
    return { seq: manual?.seq ?? lot.seq, hash: manual?.hash ?? lot.hash };
  };

  return { recv, view, events, bids, write, lot: () => lot };
}

function eventRow({ seq, hash, event }: RecordedEvent, sender: Sender | null): EventDump {
  return {
    l: LOT,
    s: seq,
    type: event.type,
    public: publicPart(event) as unknown as EventDump['public'],
    secret: 'secret' in event ? event.secret : null,
    u: sender?.u ?? null,
    k: sender?.k ?? null,
    at: event.at,
    hash,
    db: event.at + 0.5,
  };
}

function viewLine(client: Client, shown: PublicLot, t: number): ViewLine {
  return {
    t,
    cl: client,
    l: LOT,
    s: shown.seq,
    st: shown.status,
    hash: shown.hash.slice(0, 16),
    live: true,
    can: shown.status === 'open',
    lead: shown.leadingPaddle === paddleOf[client],
    left: null,
  };
}
