import type { BidCommand } from '#auction/commands.ts';
import type { Money } from '#auction/money.ts';
import type { OpLine, OutcomeDump } from '../recording/recorded-run.ts';
import { createSmallRunServer, type Sender, type Written } from './small-run-server.ts';
import { type Client, CONSIGNOR, LOT, limitOf, micros, paddleOf, START } from './small-run-setting.ts';

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

/** Sends requests to a correct server, and records what its clients do. */
export function createSmallRunWriter() {
  const server = createSmallRunServer();
  const ops: OpLine[] = [];
  const outcomes: OutcomeDump[] = [];
  let salts = 0;
  const newSalt = () => {
    salts += 1;
    return String(salts).padStart(32, '0');
  };

  const decide = (sending: Sending): OutcomeDump => {
    const { by: u, key: k, at } = sending;
    const command = bidCommand(sending, newSalt());
    const stored = outcomes.find((outcome) => outcome.u === u && outcome.k === k);
    if (stored) return stored;
    const outcome = outcomeOf(server.write(command, { u, k }), { u, k, at: START + at });
    outcomes.push(outcome);
    return outcome;
  };

  const send = (sending: Sending) => {
    const { by, at, isAnswerLost } = sending;
    const line = requestLine(sending);
    ops.push({ t: micros(at - 2), ph: 'inv', ...line });
    const answer = answerOf(decide(sending));
    if (isAnswerLost) {
      ops.push({ t: micros(at + 2), ...line, ph: 'unk' });
      const lookUp = { ...line, p: `${by}.1`, op: 'outcome' as const };
      ops.push({ t: micros(at + 500), ph: 'inv', ...lookUp }, { t: micros(at + 502), ...lookUp, ...answer });
    } else ops.push({ t: micros(at + 2), ...line, ...answer });
  };

  const read = (by: Client, at: number) => {
    const line = { p: by, u: by, k: `read-${at}`, op: 'read' as const, l: LOT, n: 'n1' };
    ops.push({ t: micros(at), ph: 'inv', ...line }, { t: micros(at + 1), ph: 'ok', ...line, s: server.lot().seq });
  };

  return { ...server, ops, outcomes, newSalt, send, read };
}

function requestLine({ by, key, amount, max }: Sending) {
  return {
    p: by,
    u: by,
    k: key,
    op: amount === undefined ? ('max' as const) : ('bid' as const),
    l: LOT,
    n: 'n1',
    a: String(amount ?? max),
    ...(amount !== undefined && max !== undefined && { m: String(max) }),
  };
}

function answerOf(outcome: OutcomeDump): Pick<OpLine, 'ph' | 's' | 'h' | 'c' | 'r'> {
  return outcome.accepted
    ? { ph: 'ok', s: outcome.s ?? 0, h: outcome.hash ?? '' }
    : { ph: 'fail', c: outcome.r?.code, ...(outcome.r && { r: outcome.r }) };
}

function bidCommand({ by, at, amount, max }: Sending, salt: string): BidCommand {
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
