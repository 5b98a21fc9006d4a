import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { LivePriceLabel } from '../lot/live-price.tsx';
import { LOT, roomStart } from '../testing/room-fixture.ts';
import { createRoom } from './room.ts';
import { RenderedLotsContext, RoomContext } from './room-context.ts';
import { roomOf } from './room-state.ts';

const label = createElement(LivePriceLabel, { lotId: LOT });
const withinEmptyRoom = (children: ReactNode) =>
  renderToStaticMarkup(createElement(RoomContext, { value: createRoom(roomStart({ lots: {} })) }, children));

it('shows a lot of newer HTML before the room has taken it in: a filter that is lifted, another page', () => {
  const lots = roomOf(roomStart()).lots;
  expect(withinEmptyRoom(createElement(RenderedLotsContext, { value: lots }, label))).toBe('Current bid');
});

it('does not make up a lot that the page does not have', () => {
  expect(() => withinEmptyRoom(label)).toThrow('is not in this room');
});
