import type { Money } from '#auction/money.ts';
import { defaultTerms } from '#demo/seed/default-terms.ts';

/** When the small run begins, epoch milliseconds; its `t` counts microseconds from there. */
export const START = 1_795_500_000_000;

export const LOT = 'lot-1';
export const CLOSES_AT = START + 20_000;

export const CLIENTS = ['ada', 'ben', 'cleo', 'dora'] as const;
export type Client = (typeof CLIENTS)[number];

export const CONSIGNOR: Client = 'dora';
export const paddleOf: Readonly<Record<Client, string>> = { ada: '1', ben: '2', cleo: '3', dora: '4' };

/** Minor units; the others have no limit. With one lot, all of the limit is available for it. */
export const limitOf: Readonly<Partial<Record<Client, Money>>> = { ada: 25_000 as Money };

export const terms = defaultTerms({
  increments: { kind: 'bands', bands: [{ from: 0 as Money, step: 1_000 as Money }] },
  softClose: { mode: 'reset', window: 2_000, extension: 2_000, cap: 6_000, scope: 'lot' },
});

/** Converts milliseconds from the start to `t` of the run. */
export const micros = (milliseconds: number) => milliseconds * 1000;
