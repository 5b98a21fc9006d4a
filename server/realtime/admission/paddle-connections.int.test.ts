import { afterEach, expect, it } from 'vitest';
import { openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';
import { enterRooms, leaveRooms } from './join-auction.ts';
import { createPaddleConnections } from './paddle-connections.ts';

let fixture: SocketFixture;
afterEach(() => fixture.close());

it('a connection that leaves while it enters is in no part of the auction [I28]', async () => {
  fixture = await openSocketFixture();
  const { auctionId } = fixture;
  await fixture.enter('kim');
  const [socket] = fixture.sockets.io.sockets.sockets.values();
  const registered = await fixture.ledger.paddle(auctionId, fixture.people.ada.userId);
  if (!socket || !registered) throw new Error('nobody is registered');
  const paddles = createPaddleConnections(fixture.sockets.io);
  const entering = enterRooms({ paddles }, socket, auctionId, registered);
  leaveRooms(socket, auctionId);
  await entering;
  expect(paddles.of(auctionId, registered.paddle)).toEqual([]);
  expect([...fixture.sockets.io.sockets.adapter.rooms.keys()]).toEqual([]);
});

it('a connection whose paddle was approved while it joined again is found by its paddle, and no longer when it has left', async () => {
  fixture = await openSocketFixture();
  const { auctionId } = fixture;
  await fixture.enter('ada');
  const [socket] = fixture.sockets.io.sockets.sockets.values();
  const registered = await fixture.ledger.paddle(auctionId, fixture.people.ada.userId);
  if (!socket || !registered) throw new Error('nobody is registered');
  const paddles = createPaddleConnections(fixture.sockets.io);
  await enterRooms({ paddles }, socket, auctionId, registered);
  await enterRooms({ paddles }, socket, auctionId, null);
  expect(socket.data.joined.get(auctionId)?.paddle?.paddle).toBe(registered.paddle);
  expect(paddles.of(auctionId, registered.paddle)).toEqual([socket]);
  leaveRooms(socket, auctionId);
  expect(paddles.of(auctionId, registered.paddle)).toEqual([]);
});
