import { expect, it } from 'vitest';
import { createAddressSlots } from './address-slots.ts';

it('gives each address its own slots', async () => {
  const slots = createAddressSlots({ slots: 1, queue: 0 });
  expect(await slots.take('ada')).not.toBeNull();
  expect(slots.take('ada')).toBeNull();
  expect(await slots.take('ben')).not.toBeNull();
});

it('gives a free slot to the request that has waited longest', async () => {
  const slots = createAddressSlots({ slots: 1, queue: 2 });
  const release = await slots.take('ada');
  const order: string[] = [];
  const takeTurn = async (name: string) => {
    const release = await slots.take('ada');
    order.push(name);
    release?.();
  };
  const [first, second] = [takeTurn('first'), takeTurn('second')];
  expect(slots.take('ada')).toBeNull();
  release?.();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
});

it('frees only one slot when it is released twice', async () => {
  const slots = createAddressSlots({ slots: 2, queue: 0 });
  const [first, second] = [await slots.take('ada'), await slots.take('ada')];
  first?.();
  first?.();
  expect(await slots.take('ada')).not.toBeNull();
  expect(slots.take('ada')).toBeNull();
  second?.();
  expect(await slots.take('ada')).not.toBeNull();
});
