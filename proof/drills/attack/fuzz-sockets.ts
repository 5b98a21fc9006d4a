import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { bidHonestly, type HonestBids } from './honest-bidder.ts';
import { createMalformedPackets, type MalformedPackets } from './malformed-packets.ts';

export type FuzzOptions = {
  readonly url: string;
  readonly packets: number;
  readonly seed: number;
  readonly lotId: string;
  readonly auctionId: string;
  /** The cookie of the bidder who bids honestly meanwhile. */
  readonly honest: string;
  /** The cookies of the accounts that attack. */
  readonly attackers: readonly string[];
  /** The honest bidder's first max bid, whole pounds; each next one is one pound more. */
  readonly bidFrom: number;
};

export type FuzzResult = {
  readonly sent: number;
  /** Packets that the server is known to have read, because it answered a later request. */
  readonly read: number;
  /** Connections that were opened, that the server closed, and whose handshake it refused. */
  readonly connections: number;
  readonly cut: number;
  readonly refused: number;
  /** How often each answer was received: "ok", or the code of a refusal. */
  readonly answers: Readonly<Record<string, number>>;
  readonly honest: HonestBids;
};

/**
 * Connections at a time. Each has a loopback address of its own, since the limits of one would soon
 * refuse all.
 */
const AT_A_TIME = 8;
/**
 * Packets of one connection: its limits (120 points, of which a packet costs two or three) let so
 * many be validated.
 */
const PER_CONNECTION = 45;
/** Packets that are sent before the server has to answer a request. */
const BURST = 15;
const ANSWER_TIMEOUT = 5_000;

/** Sends malformed packets to a server on this machine, and bids honestly meanwhile. */
export async function fuzzSockets(options: FuzzOptions): Promise<FuzzResult> {
  if (!['localhost', '127.0.0.1'].includes(new URL(options.url).hostname))
    throw new Error('only a server on this machine may be attacked');
  const packets = createMalformedPackets(options.seed, options);
  const counts: Counts = { sent: 0, read: 0, connections: 0, cut: 0, refused: 0, answers: {} };
  const attack = { isOver: false };
  const bidding = bidHonestly(options, attack);
  const workers = Array.from({ length: AT_A_TIME }, async () => {
    while (counts.read < options.packets) await attackOnce(options, packets, counts);
  });
  await Promise.all(workers);
  attack.isOver = true;
  return { ...counts, honest: await bidding };
}

type Counts = {
  sent: number;
  read: number;
  connections: number;
  cut: number;
  refused: number;
  readonly answers: Record<string, number>;
};

/** Opens one connection and sends packets until its limit is reached or the server closes it. */
async function attackOnce(options: FuzzOptions, packets: MalformedPackets, counts: Counts): Promise<void> {
  counts.connections += 1;
  const n = counts.connections;
  const socket = openSocket(options, n);
  let isOpen = true;
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => {
      isOpen = false;
      resolve();
    });
  });
  socket.on('error', () => {});
  socket.on('message', (data) => countAnswer(String(data), counts));
  const opened = await Promise.race([new Promise((resolve) => socket.once('open', () => resolve(true))), closed]);
  if (!opened) {
    counts.refused += 1;
    return;
  }
  // Some send packets before their connection is accepted; the server closes those.
  const accepted = untilMessage(socket, '40');
  socket.send('40');
  if (n % 40 !== 0) await Promise.race([accepted, closed]);
  for (let burst = 0; burst * BURST < PER_CONNECTION && isOpen; burst++) {
    for (let sent = 0; sent < BURST; sent++) socket.send(packets.next());
    counts.sent += BURST;
    const ask = 9_000_000 + burst;
    const answered = untilMessage(socket, `43${ask}[`);
    socket.send(`42${ask}["clock:read",{}]`);
    const isAnswered = await Promise.race([
      answered,
      closed.then(() => false),
      pause(ANSWER_TIMEOUT).then(() => false),
    ]);
    if (!isAnswered) break;
    counts.read += BURST;
  }
  if (!isOpen) counts.cut += 1;
  socket.terminate();
  await closed;
}

/** Every second connection is signed in as an attacker, the others are anonymous. */
function openSocket({ url, attackers }: FuzzOptions, n: number): WebSocket {
  const origin = url.replace('http', 'ws').replace('localhost', '127.0.0.1');
  return new WebSocket(`${origin}/socket.io/?EIO=4&transport=websocket`, {
    headers: { origin: url, ...(n % 2 !== 0 && { cookie: attackers[Math.floor(n / 2) % attackers.length] ?? '' }) },
    localAddress: `127.${1 + (n % 200)}.${Math.floor(n / 200) % 250}.7`,
    perMessageDeflate: false,
  });
}

function untilMessage(socket: WebSocket, start: string): Promise<boolean> {
  return new Promise((resolve) => {
    socket.on('message', (data) => String(data).startsWith(start) && resolve(true));
  });
}

function countAnswer(frame: string, { answers }: Counts): void {
  if (!/^43\d/.test(frame)) return;
  const answer = /"ok":true/.test(frame) ? 'ok' : (/"code":"(\w+)"/.exec(frame)?.[1] ?? 'no code');
  answers[answer] = (answers[answer] ?? 0) + 1;
}
