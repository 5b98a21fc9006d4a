import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildScenario } from '#demo/seed/build-scenario.ts';
import { openStore, type Store } from '../store/prisma-client.ts';
import { makeTemporaryFolder } from '../store/testing/temporary-folder.ts';
import { openServerProcess, type ServerProcess } from '../testing/server-process.ts';

const secret = 'the secret of the server in the test of the example client';
const program = 'docs/example-client/minimal-bidder.ts';
const run = promisify(execFile);

let folder: string;
let server: ServerProcess;
let store: Store;
beforeAll(async () => {
  folder = makeTemporaryFolder('example');
  server = await openServerProcess(folder, { ROSTRUM_SECRET: secret });
  store = openStore(server.databaseUrl);
}, 90_000);
afterAll(async () => {
  await store?.close();
  await server?.signal('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('the example client of docs/protocol.md', () => {
  it('signs in, registers, joins, bids the asking bid once and prints its receipt', async () => {
    const scenario = await buildScenario(store.prisma, secret, { opening: 100, increment: 10 });
    const ada = await scenario.enter('Ada', { paddle: 'none' });
    await expect.poll(() => statusOf(scenario.lot.lotId), { timeout: 10_000 }).toBe('open');

    const { stdout } = await run(process.execPath, [program, server.url, ada.email, ada.password, scenario.auctionId]);
    const receipt = JSON.parse(stdout.slice(stdout.indexOf('{')));
    expect(receipt).toMatchObject({
      ok: true,
      lotId: scenario.lot.lotId,
      lot: { currentBid: 10_000, leadingPaddle: '1' },
      you: { standing: 'leading', maxBid: 10_000 },
    });
    const event = await store.prisma.lotEvent.findFirstOrThrow({
      where: { lotId: scenario.lot.lotId, type: 'BidPlaced' },
      select: { seq: true, hash: true },
    });
    expect({ seq: Number(event.seq), hash: event.hash }).toEqual({ seq: receipt.seq, hash: receipt.hash });
  });

  it('prints why it stops, and exits with 1', async () => {
    const scenario = await buildScenario(store.prisma, secret);
    const ada = await scenario.enter('Ada');
    const stopped = run(process.execPath, [program, server.url, ada.email, 'not her password', scenario.auctionId]);
    await expect(stopped).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('UNAUTHENTICATED') });
  });
});

async function statusOf(lotId: string): Promise<string> {
  const { status } = await store.prisma.lot.findUniqueOrThrow({ where: { id: lotId }, select: { status: true } });
  return status;
}
