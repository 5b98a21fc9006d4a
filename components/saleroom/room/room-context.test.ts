import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LivePriceLabel } from '../lot/live-price.tsx';
import { LOT, roomStart } from '../testing/room-fixture.ts';
import { createRoom } from './room.ts';
import { RenderedLotsContext, RoomContext } from './room-context.ts';
import { initialRoomState } from './state/room-state.ts';

const label = createElement(LivePriceLabel, { lotId: LOT });
const renderInEmptyRoom = (children: ReactNode) =>
  renderToStaticMarkup(createElement(RoomContext, { value: createRoom(roomStart({ lots: {} })) }, children));

it('shows a lot of a newer render before the room has merged it, as after a change of filter or page', () => {
  const lots = initialRoomState(roomStart()).lots;
  expect(renderInEmptyRoom(createElement(RenderedLotsContext, { value: lots }, label))).toBe('Current bid');
});

it('throws for a lot that the page does not have', () => {
  expect(() => renderInEmptyRoom(label)).toThrow('is not in this room');
});
