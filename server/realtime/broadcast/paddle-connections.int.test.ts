import { afterEach, expect, it } from 'vitest';
import { joinRooms, leaveRooms } from '../requests/join-auction.ts';
import { isLean, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';
import { createPaddleConnections } from './paddle-connections.ts';

let fixture: SocketFixture;
afterEach(() => fixture.close());

it('a client that leaves while it joins is in no part of the auction [I28]', async () => {
  fixture = await openSocketFixture();
  const { auctionId } = fixture;
  await fixture.connect('kim');
  const [socket] = fixture.sockets.io.sockets.sockets.values();
  const registered = await fixture.ledger.readPaddle(auctionId, fixture.people.ada.userId);
  if (!socket || !registered) throw new Error('no bidder is registered');
  const paddles = createPaddleConnections(fixture.sockets.io);
  const joining = joinRooms({ paddles }, socket, auctionId, registered);
  leaveRooms(socket, auctionId);
  await joining;
  expect(paddles.of(auctionId, registered.paddle)).toEqual([]);
  // The stock transport has Socket.IO's room of the socket itself.
  expect([...fixture.sockets.io.sockets.adapter.rooms.keys()]).toEqual(isLean ? [] : [socket.id]);
});

it('a client whose paddle was approved while it joined again is found by its paddle until it leaves', async () => {
  fixture = await openSocketFixture();
  const { auctionId } = fixture;
  await fixture.connect('ada');
  const [socket] = fixture.sockets.io.sockets.sockets.values();
  const registered = await fixture.ledger.readPaddle(auctionId, fixture.people.ada.userId);
  if (!socket || !registered) throw new Error('no bidder is registered');
  const paddles = createPaddleConnections(fixture.sockets.io);
  await joinRooms({ paddles }, socket, auctionId, registered);
  await joinRooms({ paddles }, socket, auctionId, null);
  expect(socket.data.joined.get(auctionId)?.paddle?.paddle).toBe(registered.paddle);
  expect(paddles.of(auctionId, registered.paddle)).toEqual([socket]);
  leaveRooms(socket, auctionId);
  expect(paddles.of(auctionId, registered.paddle)).toEqual([]);
});
