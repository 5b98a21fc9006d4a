import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type JoinedRoom, JoinedRooms } from './joined-rooms.ts';

it('contains what a Map would contain, in whatever order rooms are joined and left', () => {
  const step = fc.record({ auctionId: fc.constantFrom('one', 'two', 'three'), isLeft: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const joined = new JoinedRooms();
      const map = new Map<string, JoinedRoom>();
      for (const { auctionId, isLeft } of steps) {
        const room: JoinedRoom = { paddle: null, sentStandings: null };
        for (const each of [joined, map])
          if (isLeft) each.delete(auctionId);
          else each.set(auctionId, room);
        expect([...joined.keys()].sort()).toEqual([...map.keys()].sort());
        expect(new Set(joined.values())).toEqual(new Set(map.values()));
        for (const one of ['one', 'two', 'three']) {
          expect(joined.get(one)).toBe(map.get(one));
          expect(joined.has(one)).toBe(map.has(one));
        }
      }
    }),
  );
});
