import { afterEach, describe, expect, it, vi } from 'vitest';
import { leanEngineOf } from '../testing/client-internals.ts';
import { accepted, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';
import { LeanEngine } from './lean/lean-engine.ts';
import { allOptimisations } from './lean/optimisations.ts';

let fixture: SocketFixture;
afterEach(async () => {
  vi.restoreAllMocks();
  await fixture.close();
});

const entries = (text: string) => fixture.logged.filter((entry) => entry.includes(text));

it.each(['lean', 'stock'] as const)('logs that the %s transport is in use', async (transport) => {
  fixture = await openSocketFixture({ transport });
  expect(fixture.sockets.transport.name).toBe(transport);
  expect(entries('the socket transport is attached')).toEqual([
    JSON.stringify([{ transport }, 'the socket transport is attached']),
  ]);
  accepted(await (await fixture.connect('ada')).request('clock:read', {}));
});

it('uses Engine.IO’s own connections with the stock transport', async () => {
  fixture = await openSocketFixture({ transport: 'stock' });
  expect(() => leanEngineOf(fixture)).toThrow();
});

it('falls back to the stock transport with a warning where ws does not accept our WebSocket class', async () => {
  vi.spyOn(LeanEngine.prototype, 'replacesWebsockets', 'get').mockReturnValue(false);
  fixture = await openSocketFixture({ transport: 'lean' });
  expect(fixture.sockets.transport.name).toBe('stock');
  expect(entries('does not work with the installed libraries')).toHaveLength(1);
  accepted(await (await fixture.connect('ada')).request('clock:read', {}));
});

describe.each([
  ...Object.keys(allOptimisations).map((name) => ({ without: name, optimisations: { [name]: false } })),
  {
    without: 'any optimisation',
    optimisations: Object.fromEntries(Object.keys(allOptimisations).map((name) => [name, false])),
  },
])('the lean transport without $without', ({ optimisations }) => {
  it('answers requests, broadcasts to the room and excludes a client that has left it', async () => {
    fixture = await openSocketFixture({ transport: 'lean', optimisations });
    const [ada, ben, eve] = [await fixture.connect('ada'), await fixture.connect('ben'), await fixture.connect()];
    for (const client of [ada, ben, eve]) await client.join();
    accepted(await eve.request('auction:leave', { auctionId: fixture.auctionId }));
    const bid = { key: 'key-of-the-only-bid', lotId: fixture.lotId, amount: 100 };
    const { lot } = accepted(await ada.request('bid:place', bid));
    for (const client of [ada, ben])
      await vi.waitFor(() => expect(client.received('lot:changed').map((message) => message.lot)).toEqual([lot]));
    await eve.request('clock:read', {});
    expect(eve.received('lot:changed')).toEqual([]);
  });

  it('lists its connections until they are closed', async () => {
    fixture = await openSocketFixture({ transport: 'lean', optimisations });
    await fixture.connect('ada');
    const [connection] = fixture.sockets.transport.connections();
    expect(connection && fixture.sockets.transport.unread(connection)).toEqual({ packets: 0, bytes: 0 });
    await fixture.sockets.close();
    expect([...fixture.sockets.transport.connections()]).toEqual([]);
  });
});
