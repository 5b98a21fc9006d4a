import { execFile } from 'node:child_process';
import { rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildScenario } from '#demo/seed/build-scenario.ts';
import { makeTemporaryFolder } from '../store/embedded/temporary-folder.ts';
import { openStore, type Store } from '../store/prisma-client.ts';
import { openServerProcess, type ServerProcess } from '../testing/server-process.ts';

const secret = 'a secret for the house that the example client visits';
const program = 'docs/example-client/minimal-bidder.ts';
const run = promisify(execFile);

let folder: string;
let house: ServerProcess;
let store: Store;
beforeAll(async () => {
  folder = makeTemporaryFolder('example');
  house = await openServerProcess(folder, { ROSTRUM_SECRET: secret });
  store = openStore(house.databaseUrl);
}, 90_000);
afterAll(async () => {
  await store?.close();
  await house?.signal('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

describe('the example client of docs/protocol.md', () => {
  it('signs in, takes a paddle, joins, bids the asking bid once and is given its receipt', async () => {
    const stage = await buildScenario(store.prisma, secret, { opening: 100, increment: 10 });
    const ada = await stage.enter('Ada', { paddle: 'none' });
    await expect.poll(() => statusOf(stage.lot.lotId), { timeout: 10_000 }).toBe('open');

    const { stdout } = await run(process.execPath, [program, house.url, ada.email, ada.password, stage.auctionId]);
    const verdict = JSON.parse(stdout.slice(stdout.indexOf('{')));
    expect(verdict).toMatchObject({
      ok: true,
      lotId: stage.lot.lotId,
      lot: { currentBid: 10_000, leadingPaddle: '1' },
      you: { standing: 'leading', maxBid: 10_000 },
    });
    const event = await store.prisma.lotEvent.findFirstOrThrow({
      where: { lotId: stage.lot.lotId, type: 'BidPlaced' },
      select: { seq: true, hash: true },
    });
    expect({ seq: Number(event.seq), hash: event.hash }).toEqual({ seq: verdict.seq, hash: verdict.hash });
  });

  it('says why it stops, and ends with 1', async () => {
    const stage = await buildScenario(store.prisma, secret);
    const ada = await stage.enter('Ada');
    const stopped = run(process.execPath, [program, house.url, ada.email, 'not her password', stage.auctionId]);
    await expect(stopped).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('UNAUTHENTICATED') });
  });
});

async function statusOf(lotId: string): Promise<string> {
  const { status } = await store.prisma.lot.findUniqueOrThrow({ where: { id: lotId }, select: { status: true } });
  return status;
}
