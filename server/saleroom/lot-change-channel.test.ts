import { expect, it } from 'vitest';
import { createLotChangeChannel } from './lot-change-channel.ts';
import type { LotChange } from './ports.ts';

const change = {} as LotChange;

it('passes a change to every subscriber', () => {
  const channel = createLotChangeChannel();
  const received: string[] = [];
  channel.lotChanged(change);
  channel.subscribe(() => received.push('first'));
  channel.subscribe(() => received.push('second'));
  channel.lotChanged(change);
  expect(received).toEqual(['first', 'second']);
});

it('throws what a subscriber throws, so that the saleroom logs it', () => {
  const channel = createLotChangeChannel();
  channel.subscribe(() => {
    throw new Error('no room');
  });
  expect(() => channel.lotChanged(change)).toThrow('no room');
});
