import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { createRoom } from '../room/room.ts';
import { RoomContext } from '../room/room-context.ts';
import { LOT, NOON, roomStart } from '../testing/room-fixture.ts';
import { LotClock } from './lot-clock.tsx';

it('shows the time left in the page’s HTML, before the server’s time has been measured', () => {
  const room = createRoom(roomStart({ asOf: NOON - 754_000 }));
  const html = renderToStaticMarkup(
    createElement(RoomContext, { value: room }, createElement(LotClock, { lotId: LOT })),
  );
  expect(html).toContain('Time left');
  expect(html).toContain('12:34');
});
