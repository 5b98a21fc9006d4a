import { afterEach, expect, it } from 'vitest';
import { openSocketStage, type SocketStage } from '../testing/socket-fixture.ts';
import { enterRooms, leaveRooms } from './join-auction.ts';
import { createPaddleConnections } from './paddle-connections.ts';

let stage: SocketStage;
afterEach(() => stage.close());

it('a connection that leaves while it enters is in no part of the auction [I28]', async () => {
  stage = await openSocketStage();
  const { auctionId } = stage;
  await stage.enter('kim');
  const [socket] = stage.sockets.io.sockets.sockets.values();
  const registered = await stage.ledger.paddle(auctionId, stage.people.ada.userId);
  if (!socket || !registered) throw new Error('nobody is registered');
  const paddles = createPaddleConnections(stage.sockets.io);
  const entering = enterRooms({ paddles }, socket, auctionId, registered);
  leaveRooms(socket, auctionId);
  await entering;
  expect(paddles.of(auctionId, registered.paddle)).toEqual([]);
  expect([...stage.sockets.io.sockets.adapter.rooms.keys()]).toEqual([]);
});

it('a connection whose paddle was approved while it joined again is found by its paddle, and no longer when it has left', async () => {
  stage = await openSocketStage();
  const { auctionId } = stage;
  await stage.enter('ada');
  const [socket] = stage.sockets.io.sockets.sockets.values();
  const registered = await stage.ledger.paddle(auctionId, stage.people.ada.userId);
  if (!socket || !registered) throw new Error('nobody is registered');
  const paddles = createPaddleConnections(stage.sockets.io);
  await enterRooms({ paddles }, socket, auctionId, registered);
  await enterRooms({ paddles }, socket, auctionId, null);
  expect(socket.data.joined.get(auctionId)?.paddle?.paddle).toBe(registered.paddle);
  expect(paddles.of(auctionId, registered.paddle)).toEqual([socket]);
  leaveRooms(socket, auctionId);
  expect(paddles.of(auctionId, registered.paddle)).toEqual([]);
});
