import type { BidCommand, LotCommand } from '#auction/commands.ts';
import { decide } from '#auction/decide.ts';
import { publicPart, type RecordedEvent } from '#auction/events.ts';
import { evolve } from '#auction/evolve.ts';
import { record } from '#auction/ledger-hash.ts';
import { type Lot, SCHEDULED_LOT } from '#auction/lot.ts';
import type { Money } from '#auction/money.ts';
import { publicLot } from '#auction/views.ts';
import { sha256 } from '#server/saleroom/sha256.ts';
import { contentHash } from '../recording/content-hash.ts';
import type { BidDump, EventDump, OpLine, OutcomeDump, RecvLine, ViewLine } from '../recording/recorded-run.ts';
import { CLIENTS, type Client, CONSIGNOR, LOT, limitOf, paddleOf, START } from './small-run-setting.ts';

export type Sending = {
  readonly by: Client;
  readonly key: string;
  /** Milliseconds from the start. */
  readonly at: number;
  readonly amount?: number;
  readonly max?: number;
  /** The answer did not arrive and was looked up later. */
  readonly isAnswerLost?: boolean;
};

type Sender = { readonly u: string; readonly k: string };
type Written = { readonly seq: number; readonly hash: string } | { readonly refused: OutcomeDump['r'] };

/** Converts milliseconds from the start to `t` of the run. */
export const micros = (milliseconds: number) => milliseconds * 1000;

/** Runs commands through the rules and records what a correct server and its clients would. */
export function createSmallRunWriter() {
  const ops: OpLine[] = [];
  const recv: RecvLine[] = [];
  const view: ViewLine[] = [];
  const events: EventDump[] = [];
  const outcomes: OutcomeDump[] = [];
  const bids: BidDump[] = [];
  let lot: Lot = SCHEDULED_LOT;
  let salts = 0;
  const newSalt = () => {
    salts += 1;
    return String(salts).padStart(32, '0');
  };

  const storeEvent = ({ seq, hash, event }: RecordedEvent, sender: Sender | null) => {
    events.push({
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
    });
    if (event.type === 'BidPlaced')
      bids.push({ l: LOT, s: seq, paddle: event.paddle, amount: String(event.amount), automatic: event.automatic });
  };

  const broadcast = (recorded: readonly RecordedEvent[], t: number) => {
    const shown = publicLot(lot);
    for (const client of CLIENTS) {
      const line = { t, cl: client, u: client, l: LOT };
      for (const { seq, event } of recorded)
        recv.push({ ...line, s: seq, ...contentHash(publicPart(event)), via: 'sock', e: event.type });
      recv.push({ ...line, s: shown.seq, ...contentHash(shown), via: 'snap', e: 'snap' });
      view.push({
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
      });
    }
  };

  const write = (command: LotCommand, sender: Sender | null): Written => {
    const decision = decide(lot, command, sha256);
    if (!decision.accepted) return { refused: decision.rejection };
    const recorded = record(sha256, lot, decision.events);
    for (const link of recorded) {
      lot = evolve(lot, link);
      storeEvent(link, sender);
    }
    broadcast(recorded, micros(command.at - START + 3));
    const manual = recorded.find(
      ({ event }) => event.type === 'MaxBidSet' || (event.type === 'BidPlaced' && !event.automatic),
    );
    return { seq: manual?.seq ?? lot.seq, hash: manual?.hash ?? lot.hash };
  };

  const send = ({ by, key, at, amount, max, isAnswerLost }: Sending) => {
    const line = {
      p: by,
      u: by,
      k: key,
      op: amount === undefined ? ('max' as const) : ('bid' as const),
      l: LOT,
      n: 'n1',
      a: String(amount ?? max),
      ...(amount !== undefined && max !== undefined && { m: String(max) }),
    };
    ops.push({ t: micros(at - 2), ph: 'inv', ...line });
    const command = bidCommand({ by, at, amount, max, salt: newSalt() });
    const stored = outcomes.find(({ u, k }) => u === by && k === key);
    const outcome = stored ?? outcomeOf(write(command, { u: by, k: key }), { u: by, k: key, at: START + at });
    if (!stored) outcomes.push(outcome);
    const answer: Pick<OpLine, 'ph' | 's' | 'h' | 'c' | 'r'> = outcome.accepted
      ? { ph: 'ok', s: outcome.s ?? 0, h: outcome.hash ?? '' }
      : { ph: 'fail', c: outcome.r?.code, ...(outcome.r && { r: outcome.r }) };
    if (isAnswerLost) {
      ops.push({ t: micros(at + 2), ...line, ph: 'unk' });
      const lookUp = { ...line, p: `${by}.1`, op: 'outcome' as const };
      ops.push({ t: micros(at + 500), ph: 'inv', ...lookUp }, { t: micros(at + 502), ...lookUp, ...answer });
    } else ops.push({ t: micros(at + 2), ...line, ...answer });
  };

  const read = (by: Client, at: number) => {
    const line = { p: by, u: by, k: `read-${at}`, op: 'read' as const, l: LOT, n: 'n1' };
    ops.push({ t: micros(at), ph: 'inv', ...line }, { t: micros(at + 1), ph: 'ok', ...line, s: lot.seq });
  };

  return { ops, recv, view, events, outcomes, bids, newSalt, write, send, read, lot: () => lot };
}

function bidCommand({
  by,
  at,
  amount,
  max,
  salt,
}: Pick<Sending, 'by' | 'at' | 'amount' | 'max'> & { readonly salt: string }): BidCommand {
  const available = limitOf[by] ?? null;
  const bidder = { paddle: paddleOf[by], status: 'approved', available, consignedThisLot: by === CONSIGNOR } as const;
  const common = { at: START + at, salt, bidder, jumpConfirmed: false };
  return amount === undefined
    ? { ...common, type: 'SetMaxBid', max: max as Money }
    : { ...common, type: 'PlaceBid', amount: amount as Money, max: (max ?? null) as Money | null };
}

function outcomeOf(written: Written, sender: Sender & { readonly at: number }): OutcomeDump {
  const outcome = { ...sender, l: LOT };
  return 'refused' in written
    ? { ...outcome, accepted: false, s: null, hash: null, r: written.refused }
    : { ...outcome, accepted: true, s: written.seq, hash: written.hash, r: null };
}
