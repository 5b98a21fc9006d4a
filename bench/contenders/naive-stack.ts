// What most tutorials build: one process, stock Socket.IO, an interactive Prisma transaction that
// locks the lot's row for each bid, and an emit per bid to the room. It stores a bid row and
// updates the lot, in plain tables without constraints; it has no sessions, keys, ledger or max
// bids. Its statements are raw, which avoids Prisma's query compiler. Both are to its advantage.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { openStore } from '#server/store/prisma-client.ts';
import { padChange } from './pad-message.ts';

type Bid = { readonly key: string; readonly lotId: string; readonly amount: number };
type LotRow = { currentBid: bigint | null; seq: bigint; auctionId: string };
type Acknowledge = (answer: object) => void;

const { prisma } = openStore(process.env.DATABASE_URL ?? '');
await prisma.$executeRaw`CREATE TABLE IF NOT EXISTS "NaiveLot" (
  "id" uuid PRIMARY KEY, "auctionId" uuid NOT NULL, "closesAt" timestamptz NOT NULL, "currentBid" bigint,
  "seq" bigint NOT NULL DEFAULT 0)`;
await prisma.$executeRaw`CREATE TABLE IF NOT EXISTS "NaiveBid" (
  "lotId" uuid NOT NULL, "seq" bigint NOT NULL, "paddle" text NOT NULL, "amount" bigint NOT NULL,
  "at" timestamptz NOT NULL, PRIMARY KEY ("lotId", "seq"))`;
// The fixture is the same for all contenders; its lots are copied into the plain table.
await prisma.$executeRaw`INSERT INTO "NaiveLot" ("id", "auctionId", "closesAt")
  SELECT "id", "auctionId", "closesAt" FROM "Lot" ON CONFLICT DO NOTHING`;
const httpServer = createServer();
const io = new Server(httpServer);

io.on('connection', (socket) => {
  socket.on('auction:join', async ({ auctionId }: { auctionId: string }, acknowledge: Acknowledge) => {
    await socket.join(auctionId);
    acknowledge({ ok: true });
  });
  socket.on('bid:place', async (bid: Bid, acknowledge: Acknowledge) => {
    try {
      const placed = await prisma.$transaction(async (transaction) => {
        const [lot] = await transaction.$queryRaw<LotRow[]>`
          SELECT "currentBid", "seq", "auctionId" FROM "NaiveLot"
          WHERE "id" = ${bid.lotId}::uuid AND "closesAt" > clock_timestamp() FOR UPDATE`;
        if (!lot) return { ok: false as const, refusal: { code: 'LOT_CLOSED' } };
        const askingBid = Number(lot.currentBid ?? 0) + 1;
        if (bid.amount < askingBid) return { ok: false as const, refusal: { code: 'BELOW_ASKING_BID', askingBid } };
        const seq = Number(lot.seq) + 1;
        await transaction.$executeRaw`
          INSERT INTO "NaiveBid" ("lotId", "seq", "paddle", "amount", "at")
          VALUES (${bid.lotId}::uuid, ${seq}, '1', ${bid.amount}, now())`;
        await transaction.$executeRaw`
          UPDATE "NaiveLot" SET "currentBid" = ${bid.amount}, "seq" = ${seq} WHERE "id" = ${bid.lotId}::uuid`;
        return { ok: true as const, seq, auctionId: lot.auctionId };
      });
      acknowledge(placed);
      if (placed.ok) {
        const change = { lotId: bid.lotId, seq: placed.seq, currentBid: bid.amount, at: Date.now() };
        io.to(placed.auctionId).emit('lot:changed', padChange(change));
      }
    } catch (fault) {
      const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'FAULT';
      acknowledge({ ok: false, refusal: { code: `PRISMA_${code}` } });
    }
  });
});

httpServer.listen(0, '127.0.0.1', () => process.send?.({ port: (httpServer.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
