import { latestClose } from '#auction/soft-close.ts';
import { spreadExtension } from '#auction/spread-extension.ts';
import { type Findings, lookAt } from '../invariant.ts';
import type { Evidence } from './simulated-auction.ts';
import type { LedgerOfLot, StepOfLedger } from './lot-ledger.ts';
import { type Judgement, together } from './simulated-auction-invariants.ts';

function isBid({ command: { type } }: StepOfLedger): boolean {
  return type === 'PlaceBid' || type === 'SetMaxBid';
}

function allSteps({ ledgers }: Evidence): readonly StepOfLedger[] {
  return [...ledgers.values()].flatMap(({ steps }) => steps);
}

/** I12: by the ledger's clock, read when it was written, no bid came at or after the closing time. */
export const writtenBeforeTheBell: Judgement = {
  invariant: 'I12',
  says: 'no bid is written after the closing time',
  judge: (evidence) =>
    lookAt(allSteps(evidence).filter(isBid), ({ before, commit, rows }) =>
      before.closesAt === null || commit.at < before.closesAt
        ? null
        : `bid ${rows[0]?.seq} was written at ${commit.at}, after the close at ${before.closesAt}`,
    ),
};

/** I13: nobody was told that a lot is closed before it had ended, or its closing time had come by the ledger's clock. */
export const noneShutOutEarly: Judgement = {
  invariant: 'I13',
  says: 'nobody is shut out before the closing time',
  judge: ({ history, ledgers }) =>
    lookAt(
      history.committed.flatMap(({ outcomes, ...commit }) =>
        outcomes.flatMap(({ result, ...outcome }) =>
          !result.accepted && result.rejection.code === 'LOT_CLOSED' ? [{ ...outcome, commit }] : [],
        ),
      ),
      ({ key, lotId, commit }) => {
        const ledger = ledgers.get(lotId);
        const lot = ledger?.states[ledger.seqAt(commit.moment + 0.5)];
        const bell = lot?.closesAt ?? Number.POSITIVE_INFINITY;
        return lot?.endedAt || commit.at >= bell
          ? null
          : `key ${key} was told at ${commit.at} that its lot is closed; it closes at ${bell}`;
      },
    ),
};

/** I14: an extension that spreads reaches the other lots in the same write (C4). */
export const extensionsSpread: Judgement = {
  invariant: 'I14',
  says: 'an extension that spreads does so in its own write',
  judge: (evidence) => {
    const extensions = allSteps(evidence).filter(({ rows }) =>
      rows.some(({ event }) => event.type === 'ClosingExtended' && event.cause === 'bid'),
    );
    return together(
      ...[...evidence.ledgers.values()].map((ledger) =>
        lookAt(
          extensions.filter((step) => ledger.record.lotId !== lotOf(evidence, step)),
          (step) => followed(evidence, step, ledger),
        ),
      ),
    );
  },
};

function lotOf({ ledgers }: Evidence, { rows: [first] }: StepOfLedger): string | null {
  for (const [lotId, { rows }] of ledgers) if (first && rows[first.seq - 1] === first) return lotId;
  return null;
}

/** Whether another lot stands, after the write, no earlier than the rule asks because of one extension in it. */
function followed(evidence: Evidence, step: StepOfLedger, other: LedgerOfLot): string | null {
  const { before, after, commit, command } = step;
  const own = evidence.ledgers.get(lotOf(evidence, step) ?? '')?.record;
  const scope = before.terms?.softClose.mode === 'off' ? 'lot' : before.terms?.softClose.scope;
  if (!own || !scope || before.closesAt === null || after.closesAt === null) return null;
  const at = other.states[other.seqAt(commit.moment)];
  if (!at || at.closesAt === null || !(at.status === 'open' || at.status === 'paused')) return null;
  if (at.status === 'open' && command.at >= at.closesAt) return null;
  const [wanted] = spreadExtension({
    scope,
    extended: { position: own.position, group: own.group, from: before.closesAt, to: after.closesAt },
    others: [
      { lotId: other.record.lotId, position: other.record.position, group: other.record.group, closesAt: at.closesAt },
    ],
  });
  if (!wanted) return null;
  const stands = other.states[other.seqAt(commit.moment + 0.5)]?.closesAt ?? 0;
  const least = Math.min(wanted.closesAt, Math.max(at.closesAt, latestClose(at)));
  return stands >= least
    ? null
    : `an extension to ${after.closesAt} left another lot at ${stands}; by the rule ${least}`;
}

/** How late a lot may close when nothing is wrong, in milliseconds (I15), and how long the house takes to be well again. */
const LATEST = 2_000;
const RECOVERY = 3_000;

/** I15: a lot is closed once its time has come by the ledger's clock, and soon after that. */
export const closedInTime: Judgement = {
  invariant: 'I15',
  says: 'every lot closes at its time, and in time',
  judge: (evidence) =>
    together(
      ...[...evidence.ledgers.values()].map(
        ({ steps, record }): Findings =>
          lookAt([steps.at(-1) ?? null], (last) => {
            if (!last || !['sold', 'passed', 'withdrawn'].includes(last.after.status))
              return `lot ${record.lotNumber} never ended`;
            const { closesAt } = last.before;
            if (last.after.status === 'withdrawn' || closesAt === null) return null;
            if (last.commit.at < closesAt) return `a lot was closed at ${last.commit.at}, before ${closesAt}`;
            const latest = Math.max(closesAt, evidence.history.healedAt + RECOVERY) + LATEST;
            return last.commit.at <= latest ? null : `a lot that closes at ${closesAt} was closed at ${last.commit.at}`;
          }),
      ),
    ),
};

/** I16: nothing happens to a lot after its end. */
export const closedStaysClosed: Judgement = {
  invariant: 'I16',
  says: 'nothing follows the end of a lot',
  judge: (evidence) =>
    lookAt(allSteps(evidence), ({ before, rows }) =>
      ['sold', 'passed', 'withdrawn'].includes(before.status) ? `event ${rows[0]?.seq} came after the end` : null,
    ),
};

/** I9: whoever began after an answer on the same lot has the later number. */
export const realTimeOrder: Judgement = {
  invariant: 'I9',
  says: 'what began after an answer stands after it',
  judge: (evidence) => together(...[...evidence.ledgers].map(([lotId, ledger]) => inOrder(evidence, lotId, ledger))),
};

function inOrder({ history, asked }: Evidence, lotId: string, { steps }: LedgerOfLot): Findings {
  const acks = history.answered
    .flatMap(({ answer, moment }) => (answer.accepted && answer.lotId === lotId ? [{ moment, seq: answer.seq }] : []))
    .sort((one, other) => one.moment - other.moment);
  const begun = steps
    .flatMap(({ rows: [first] }) => {
      const copies = first?.commandKey ? asked.get(`${first.actorId}/${first.commandKey}`) : undefined;
      return first && copies?.[0] ? [{ seq: first.seq, moment: copies[0].moment }] : [];
    })
    .sort((one, other) => one.moment - other.moment);
  let newest = 0;
  let read = 0;
  return lookAt(begun, ({ seq, moment }) => {
    for (let ack = acks[read]; ack && ack.moment < moment; ack = acks[read]) {
      newest = Math.max(newest, ack.seq);
      read += 1;
    }
    return seq > newest ? null : `event ${seq} was asked for after event ${newest} had been answered`;
  });
}
