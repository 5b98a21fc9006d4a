import { expect, it } from 'vitest';
import { createPlaces } from './address-slots.ts';

it('an address gets as many places as there are, and each address its own', async () => {
  const places = createPlaces({ most: 1, waiting: 0 });
  expect(await places.take('ada')).not.toBeNull();
  expect(places.take('ada')).toBeNull();
  expect(await places.take('ben')).not.toBeNull();
});

it('who waits is let in in the order in which they came', async () => {
  const places = createPlaces({ most: 1, waiting: 2 });
  const leave = await places.take('ada');
  const order: string[] = [];
  const enter = async (name: string) => {
    const leave = await places.take('ada');
    order.push(name);
    leave?.();
  };
  const [first, second] = [enter('first'), enter('second')];
  expect(places.take('ada')).toBeNull();
  leave?.();
  await Promise.all([first, second]);
  expect(order).toEqual(['first', 'second']);
});

it('a place that is given back twice is one place', async () => {
  const places = createPlaces({ most: 2, waiting: 0 });
  const [first, second] = [await places.take('ada'), await places.take('ada')];
  first?.();
  first?.();
  expect(await places.take('ada')).not.toBeNull();
  expect(places.take('ada')).toBeNull();
  second?.();
  expect(await places.take('ada')).not.toBeNull();
});
