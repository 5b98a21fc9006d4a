import type { LotCommand } from '../commands.ts';
import type { Decision } from '../decision.ts';
import type { BidPlaced, LotEvent } from '../events.ts';
import type { Lot } from '../lot.ts';
import type { Money } from '../money.ts';
import { RULES, type Rules } from './recorded-lot.ts';

/** Decides again with a different lot or command. */
type Again = (lot: Lot, command: LotCommand) => Decision;

/** The rules with changed decisions. */
function deciding(change: (decision: Decision, lot: Lot, command: LotCommand, again: Again) => Decision): Rules {
  return {
    ...RULES,
    decide: (lot, command, sha256) =>
      change(RULES.decide(lot, command, sha256), lot, command, (other, instead) =>
        RULES.decide(other, instead, sha256),
      ),
  };
}

function withEvents(decision: Decision, change: (events: readonly LotEvent[]) => readonly LotEvent[]): Decision {
  return decision.accepted ? { accepted: true, events: change(decision.events) } : decision;
}

function isBid(command: LotCommand): command is Extract<LotCommand, { type: 'PlaceBid' | 'SetMaxBid' }> {
  return command.type === 'PlaceBid' || command.type === 'SetMaxBid';
}

/** The bugs that the checker of each invariant must catch, each described in a sentence. */
export const PLANTED_BUGS: readonly { readonly invariant: string; readonly bug: string; readonly rules: Rules }[] = [
  {
    invariant: 'I6',
    bug: 'a failed write leaves a gap in the numbers',
    rules: {
      ...RULES,
      record: (sha256, lot, events) =>
        RULES.record(sha256, lot, events).map((link) => (link.seq > 9 ? { ...link, seq: link.seq + 1 } : link)),
    },
  },
  {
    invariant: 'I7',
    bug: 'half an increment is enough',
    rules: deciding((decision, lot, command, again) => {
      const { terms } = lot;
      if (terms?.increments.kind !== 'bands') return decision;
      const bands = terms.increments.bands.map(({ from, step }) => ({ from, step: Math.ceil(step / 2) as Money }));
      return again({ ...lot, terms: { ...terms, increments: { kind: 'bands', bands } } }, command);
    }),
  },
  {
    invariant: 'I7',
    bug: 'an automatic bid is shown below the bid that caused it',
    rules: deciding((decision) =>
      withEvents(decision, (events) =>
        events.map((event) =>
          event.type === 'BidPlaced' && event.automatic ? { ...event, amount: (event.amount - 1) as Money } : event,
        ),
      ),
    ),
  },
  {
    invariant: 'I8',
    bug: 'the view shows an old leader with a new price',
    rules: {
      ...RULES,
      evolve: (lot, link) => {
        const after = RULES.evolve(lot, link);
        const isAnswer = link.event.type === 'BidPlaced' && link.event.automatic;
        return isAnswer ? { ...after, leadingPaddle: lot.leadingPaddle } : after;
      },
    },
  },
  {
    invariant: 'I8',
    bug: 'the view counts voided bids',
    rules: {
      ...RULES,
      publicLot: (lot) => ({ ...RULES.publicLot(lot), bidCount: lot.seq > 12 ? lot.bidCount + 1 : lot.bidCount }),
    },
  },
  {
    invariant: 'I9',
    bug: 'events have the time of another clock',
    rules: deciding((decision) =>
      withEvents(decision, (events) => events.map((event) => ({ ...event, at: event.at + 1 }))),
    ),
  },
  {
    invariant: 'I9',
    bug: 'two events of one command are swapped',
    rules: {
      ...RULES,
      record: (sha256, lot, events) => [...RULES.record(sha256, lot, events)].reverse(),
    },
  },
  {
    invariant: 'I10',
    bug: 'a bid is refused against a price that was rolled back',
    rules: deciding((decision, lot, command, again) =>
      command.type === 'PlaceBid' && lot.currentBid !== null
        ? again({ ...lot, currentBid: (lot.currentBid * 2) as Money }, command)
        : decision,
    ),
  },
  {
    invariant: 'I10',
    bug: 'bids are refused for a limit that does not exist',
    rules: deciding((decision, _lot, command) =>
      isBid(command) && command.bidder.available === null && decision.accepted
        ? { accepted: false, rejection: { code: 'OVER_LIMIT', available: 1 as Money } }
        : decision,
    ),
  },
  {
    invariant: 'I11',
    bug: 'the later of two equal maxima leads',
    rules: deciding((decision, lot, command, again) => {
      const { leader } = lot;
      const isTie = leader && command.type === 'SetMaxBid' && command.max === leader.limit;
      if (!isTie || command.bidder.paddle === leader.paddle) return decision;
      return again({ ...lot, leader: { ...leader, limit: (leader.limit - 1) as Money } }, command);
    }),
  },
  {
    invariant: 'I11',
    bug: 'the leader pays the whole max',
    rules: deciding((decision, lot) =>
      withEvents(decision, (events) =>
        events.map((event) =>
          event.type === 'BidPlaced' && event.automatic && lot.leader?.paddle === event.paddle
            ? { ...event, amount: lot.leader.limit }
            : event,
        ),
      ),
    ),
  },
  {
    invariant: 'I11',
    bug: 'reaching the reserve does not raise the price',
    rules: deciding((decision, lot, command, again) =>
      isBid(command) ? again({ ...lot, reserve: null }, command) : decision,
    ),
  },
  {
    invariant: 'I12',
    bug: 'a late bid is backdated',
    rules: deciding((decision, lot, command, again) => {
      if (!isBid(command) || lot.closesAt === null) return decision;
      const late = again(lot, { ...command, at: Math.min(command.at, lot.closesAt - 1) });
      return withEvents(late, (events) => events.map((event) => ({ ...event, at: command.at })));
    }),
  },
  {
    invariant: 'I13',
    bug: 'a node with a fast clock refuses bids too early',
    rules: deciding((decision, lot, command, again) =>
      isBid(command) && !decision.accepted
        ? decision
        : isBid(command)
          ? again(lot, { ...command, at: command.at + 90_000 })
          : decision,
    ),
  },
  {
    invariant: 'I14',
    bug: 'the extension is lost between two transactions',
    rules: deciding((decision) =>
      withEvents(decision, (events) => events.filter(({ type }) => type !== 'ClosingExtended')),
    ),
  },
  {
    invariant: 'I14',
    bug: 'a leader’s raise extends the lot',
    rules: deciding((decision, lot, command) =>
      withEvents(decision, (events) =>
        events[0]?.type === 'MaxBidSet' && lot.closesAt !== null
          ? [...events, { type: 'ClosingExtended', at: command.at, closesAt: lot.closesAt + 1000, cause: 'bid' }]
          : events,
      ),
    ),
  },
  {
    invariant: 'I15',
    bug: 'two timers close one lot',
    rules: deciding((decision, lot, command) =>
      command.type === 'CloseLot' && lot.status === 'sold'
        ? { accepted: true, events: [{ type: 'LotPassed', at: command.at, why: 'no-bid' }] }
        : decision,
    ),
  },
  {
    invariant: 'I15',
    bug: 'a lot is sold below its reserve',
    rules: deciding((decision, lot, command, again) =>
      command.type === 'CloseLot' ? again({ ...lot, reserveMet: true }, command) : decision,
    ),
  },
  {
    invariant: 'I15',
    bug: 'the last bidder but one is recorded as the underbidder',
    rules: deciding((decision, lot) =>
      withEvents(decision, (events) =>
        events.map((event) =>
          event.type === 'LotSold' ? { ...event, underbidder: lot.offers?.before?.offer.paddle ?? null } : event,
        ),
      ),
    ),
  },
  {
    invariant: 'I20',
    bug: 'an increment is a fraction of a minor unit',
    rules: deciding((decision) =>
      withEvents(decision, (events) =>
        events.map((event) =>
          event.type === 'BidPlaced' ? { ...event, amount: (event.amount + 0.5) as Money } : event,
        ),
      ),
    ),
  },
  {
    invariant: 'I22',
    bug: 'a hash does not include the previous one',
    rules: { ...RULES, record: (sha256, lot, events) => RULES.record(sha256, { ...lot, hash: '' }, events) },
  },
  {
    invariant: 'I22',
    bug: 'a commitment does not match its secret',
    rules: deciding((decision) =>
      withEvents(decision, (events) =>
        events.map((event) => (event.type === 'MaxBidSet' ? { ...event, commitment: 'f'.repeat(64) } : event)),
      ),
    ),
  },
  {
    invariant: 'I28',
    bug: 'the public view includes the reserve',
    rules: { ...RULES, publicLot: (lot) => ({ ...RULES.publicLot(lot), reserveAmount: lot.reserve }) as never },
  },
  {
    invariant: 'I28',
    bug: 'the public part of a bid includes the max',
    rules: deciding((decision) =>
      withEvents(decision, (events) =>
        events.map((event) =>
          event.type === 'BidPlaced' && event.secret ? ({ ...event, upTo: event.secret.limit } as BidPlaced) : event,
        ),
      ),
    ),
  },
  {
    invariant: 'I34',
    bug: 'a paddle’s limit is not checked',
    rules: deciding((decision, lot, command, again) =>
      isBid(command) ? again(lot, { ...command, bidder: { ...command.bidder, available: null } }) : decision,
    ),
  },
  {
    invariant: 'I34',
    bug: 'a consignor bids on their own lot',
    rules: deciding((decision, lot, command, again) =>
      isBid(command) ? again(lot, { ...command, bidder: { ...command.bidder, consignedThisLot: false } }) : decision,
    ),
  },
];
