import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import WebSocket from 'ws';
import type { Ack } from '#protocol/socket/ack.ts';
import { createMalformedPackets, type MalformedPackets } from './malformed-packets.ts';

export type FuzzRun = {
  readonly url: string;
  readonly packets: number;
  readonly seed: number;
  readonly lotId: string;
  readonly auctionId: string;
  /** Cookies: of the bidder who bids honestly meanwhile, and of those whose connections send nonsense. */
  readonly honest: string;
  readonly odd: readonly string[];
  /** What the honest bidder begins with, whole pounds; each next max bid is one more. */
  readonly bidFrom?: number;
};

export type FuzzResult = {
  readonly sent: number;
  /** Packets that the house is known to have read: what was asked after them was answered. */
  readonly read: number;
  /** Connections that were opened for it; those that the house closed; handshakes that it refused. */
  readonly connections: number;
  readonly cut: number;
  readonly refused: number;
  /** Answers by what they say: "ok", or the code of a refusal. */
  readonly answers: Readonly<Record<string, number>>;
  /** The honest bidder: how many bids were accepted, how many not, and how long they took, milliseconds. */
  readonly honest: {
    readonly accepted: number;
    readonly failed: readonly string[];
    readonly median: number;
    readonly slowest: number;
  };
};

/** Connections at a time, each from a loopback address of its own, since the limits of one would soon shut all of them out. */
const AT_A_TIME = 8;
/** Packets of one connection: so few that its limits (120 points, of which a packet costs two or three) leave them to be looked at. */
const PER_CONNECTION = 45;
/** Packets that are sent at a time, before the house is asked whether it is still there. */
const BUNCH = 15;

/** Sends malformed packets to a house, and bids honestly meanwhile. Loopback only. */
export async function fuzzSockets(run: FuzzRun): Promise<FuzzResult> {
  if (!['localhost', '127.0.0.1'].includes(new URL(run.url).hostname))
    throw new Error('only a house on this machine may be attacked');
  const packets = createMalformedPackets(run.seed, run);
  const count = { sent: 0, read: 0, connections: 0, cut: 0, refused: 0, answers: {} as Record<string, number> };
  const over = { yet: false };
  const bidding = bidHonestly(run, over);
  const workers = Array.from({ length: AT_A_TIME }, async () => {
    while (count.read < run.packets) await oneConnection(run, packets, count);
  });
  await Promise.all(workers);
  over.yet = true;
  return { ...count, honest: await bidding };
}

type Count = {
  sent: number;
  read: number;
  connections: number;
  cut: number;
  refused: number;
  readonly answers: Record<string, number>;
};

async function oneConnection(run: FuzzRun, packets: MalformedPackets, count: Count): Promise<void> {
  const { url, odd } = run;
  count.connections += 1;
  const n = count.connections;
  const line = new WebSocket(
    `${url.replace('http', 'ws').replace('localhost', '127.0.0.1')}/socket.io/?EIO=4&transport=websocket`,
    {
      headers: { origin: url, ...(n % 2 !== 0 && { cookie: odd[Math.floor(n / 2) % odd.length] ?? '' }) },
      localAddress: `127.${1 + (n % 200)}.${Math.floor(n / 200) % 250}.7`,
      perMessageDeflate: false,
    },
  );
  let isOpen = true;
  const closed = new Promise<void>((resolve) => {
    line.once('close', () => {
      isOpen = false;
      resolve();
    });
  });
  line.on('error', () => {});
  line.on('message', (data) => hear(String(data), count));
  const entered = await Promise.race([new Promise((resolve) => line.once('open', () => resolve(true))), closed]);
  if (!entered) {
    count.refused += 1;
    return;
  }
  // Some begin to speak before they were let in; the house hangs up on those.
  const admitted = new Promise<boolean>((resolve) => {
    line.on('message', (data) => String(data).startsWith('40') && resolve(true));
  });
  line.send('40');
  if (n % 40 !== 0) await Promise.race([admitted, closed]);
  for (let bunch = 0; bunch * BUNCH < PER_CONNECTION && isOpen; bunch++) {
    for (let sent = 0; sent < BUNCH; sent++) line.send(packets.next());
    count.sent += BUNCH;
    const ask = 9_000_000 + bunch;
    const answered = new Promise<boolean>((resolve) => {
      line.on('message', (data) => String(data).startsWith(`43${ask}[`) && resolve(true));
    });
    line.send(`42${ask}["clock:read",{}]`);
    if (await Promise.race([answered, closed.then(() => false), pause(5_000).then(() => false)])) count.read += BUNCH;
    else break;
  }
  if (!isOpen) count.cut += 1;
  line.terminate();
  await closed;
}

function hear(frame: string, { answers }: Count): void {
  if (!/^43\d/.test(frame)) return;
  const what = /"ok":true/.test(frame) ? 'ok' : (/"code":"(\w+)"/.exec(frame)?.[1] ?? 'no code');
  answers[what] = (answers[what] ?? 0) + 1;
}

async function bidHonestly(
  { url, honest, lotId, bidFrom = 1_000 }: FuzzRun,
  over: { readonly yet: boolean },
): Promise<FuzzResult['honest']> {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    reconnection: false,
    extraHeaders: { origin: url, cookie: honest },
  });
  const took: number[] = [];
  const failed: string[] = [];
  for (let pounds = bidFrom; !over.yet; pounds += 1) {
    const began = performance.now();
    try {
      const bid = { key: `honest-${randomUUID()}`, lotId, max: pounds * 100 };
      const answer = (await socket.timeout(10_000).emitWithAck('max-bid:set', bid)) as Ack<'max-bid:set'>;
      if (!answer.ok) failed.push(answer.refusal.code);
    } catch (fault) {
      failed.push(String(fault));
      if (!socket.connected) break;
    }
    took.push(performance.now() - began);
    await pause(120);
  }
  socket.close();
  const sorted = took.toSorted((one, other) => one - other);
  return {
    accepted: took.length - failed.length,
    failed,
    median: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0),
    slowest: Math.round(sorted.at(-1) ?? 0),
  };
}
