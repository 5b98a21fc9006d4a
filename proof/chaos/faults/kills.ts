import { AFTER_A_DEATH, type Fault } from './fault.ts';
import { asksToAppend, atMoment } from './inject-at-moment.ts';

const killed: Pick<Fault, 'on' | 'healsWithin'> = { on: 'house', healsWithin: AFTER_A_DEATH };

export const killHouse: Fault = {
  ...killed,
  name: 'kill-house',
  says: 'SIGKILL to the house in the midst of bids',
  strike: async ({ house }) => {
    house.kill('SIGKILL');
    return { struck: true, arg: {} };
  },
};

export const killBeforeCommit: Fault = {
  ...killed,
  name: 'kill-before-commit',
  says: 'SIGKILL when a bid has been decided and its statement has left the house, but not arrived',
  strike: ({ house, back }) =>
    atMoment(
      back,
      (act) => ({
        request: (asked) => {
          if (!asksToAppend(asked, 'BidPlaced')) return 'go-on';
          act();
          return 'cut';
        },
      }),
      () => house.kill('SIGKILL'),
    ),
};

export const killAfterCommit: Fault = {
  ...killed,
  name: 'kill-after-commit',
  says: 'SIGKILL between the COMMIT of a bid and its answer',
  strike: ({ house, back }) =>
    atMoment(
      back,
      (act) => ({
        reply: (_piece, asked) => {
          if (!asksToAppend(asked, 'BidPlaced')) return 'go-on';
          act();
          return 'cut';
        },
      }),
      () => house.kill('SIGKILL'),
    ),
};

export const killAfterAnswer: Fault = {
  ...killed,
  name: 'kill-after-answer',
  says: 'SIGKILL between the answer to a bid and its announcement',
  strike: ({ house, front }) =>
    atMoment(
      front,
      (act) => ({
        reply: (piece) => {
          if (piece.includes('"ok":true,"key"')) act();
          return 'go-on';
        },
      }),
      () => house.kill('SIGKILL'),
    ),
};

export const killAtHammer: Fault = {
  ...killed,
  name: 'kill-at-hammer',
  says: 'SIGKILL when the house closes a lot: before or after the COMMIT, as the seed says',
  strike: async ({ house, back }, random) => {
    const when = random.chance(0.5) ? 'request' : 'reply';
    const struck = await atMoment(
      back,
      (act) => {
        const look = (asked: Buffer) => {
          if (!asksToAppend(asked, 'LotSold') && !asksToAppend(asked, 'LotPassed')) return 'go-on';
          act();
          return 'cut';
        };
        return when === 'request' ? { request: look } : { reply: (_piece, asked) => look(asked) };
      },
      () => house.kill('SIGKILL'),
    );
    return { ...struck, arg: { at: when === 'request' ? 'close.timerFired' : 'close.afterCommit' } };
  },
};

export const killPages: Fault = {
  name: 'kill-pages',
  on: 'house',
  healsWithin: AFTER_A_DEATH,
  says: 'SIGKILL to the process that renders pages',
  impossible: ({ hasPages }) => (hasPages ? null : 'the pages have not been built'),
  strike: async ({ house }) => ({ struck: house.killPages(), arg: {} }),
};
