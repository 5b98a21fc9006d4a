import { type Fault, HEALS_AFTER_RESTART } from './fault.ts';
import { injectAtMoment, isAppendOf } from './inject-at-moment.ts';

/** The record names the server `house`. */
const onServer: Pick<Fault, 'on' | 'healsWithin'> = { on: 'house', healsWithin: HEALS_AFTER_RESTART };

export const killServer: Fault = {
  ...onServer,
  name: 'kill-house',
  description: 'SIGKILL to the server during bidding',
  inject: async ({ server }) => {
    server.kill('SIGKILL');
    return { struck: true, arg: {} };
  },
};

export const killBeforeCommit: Fault = {
  ...onServer,
  name: 'kill-before-commit',
  description: 'SIGKILL when the statement of a bid has left the server and has not reached the database',
  inject: ({ server, back }) =>
    injectAtMoment(
      back,
      (act) => ({
        request: (request) => {
          if (!isAppendOf(request, 'BidPlaced')) return 'go-on';
          act();
          return 'cut';
        },
      }),
      () => server.kill('SIGKILL'),
    ),
};

export const killAfterCommit: Fault = {
  ...onServer,
  name: 'kill-after-commit',
  description: 'SIGKILL between the COMMIT of a bid and its answer',
  inject: ({ server, back }) =>
    injectAtMoment(
      back,
      (act) => ({
        reply: (_chunk, request) => {
          if (!isAppendOf(request, 'BidPlaced')) return 'go-on';
          act();
          return 'cut';
        },
      }),
      () => server.kill('SIGKILL'),
    ),
};

export const killAfterAnswer: Fault = {
  ...onServer,
  name: 'kill-after-answer',
  description: 'SIGKILL between the answer to a bid and its broadcast',
  inject: ({ server, front }) =>
    injectAtMoment(
      front,
      (act) => ({
        reply: (chunk) => {
          if (chunk.includes('"ok":true,"key"')) act();
          return 'go-on';
        },
      }),
      () => server.kill('SIGKILL'),
    ),
};

export const killAtHammer: Fault = {
  ...onServer,
  name: 'kill-at-hammer',
  description: 'SIGKILL when the server closes a lot, before or after the COMMIT by the seed',
  inject: async ({ server, back }, random) => {
    const when = random.chance(0.5) ? 'request' : 'reply';
    const { struck } = await injectAtMoment(
      back,
      (act) => {
        const cutClose = (request: Buffer) => {
          if (!isAppendOf(request, 'LotSold') && !isAppendOf(request, 'LotPassed')) return 'go-on';
          act();
          return 'cut';
        };
        return when === 'request' ? { request: cutClose } : { reply: (_chunk, request) => cutClose(request) };
      },
      () => server.kill('SIGKILL'),
    );
    return { struck, arg: { at: when === 'request' ? 'before-commit' : 'after-commit' } };
  },
};

export const killPages: Fault = {
  ...onServer,
  name: 'kill-pages',
  description: 'SIGKILL to the process that renders pages',
  whyImpossible: ({ hasPages }) => (hasPages ? null : 'the pages have not been built'),
  inject: async ({ server }) => ({ struck: server.killPages(), arg: {} }),
};
