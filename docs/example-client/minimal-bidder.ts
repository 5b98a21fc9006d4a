/**
 * A bidder in a hundred lines with nothing but socket.io-client: signs in, gets a paddle, joins an
 * auction, follows one lot by its numbers, bids its asking bid once and prints the receipt.
 * docs/protocol.md describes the protocol.
 *
 *   node docs/example-client/minimal-bidder.ts SERVER EMAIL PASSWORD [AUCTION-ID [LOT-ID]]
 */
import { randomUUID } from 'node:crypto';
import { argv, exit } from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { io } from 'socket.io-client';

type Lot = {
  status: string;
  seq: number;
  currentBid: number | null;
  leadingPaddle: string | null;
  askingBid: number | null;
};
// biome-ignore lint/suspicious/noExplicitAny: answers are not validated, to keep the example short.
type Answer = any;

const [house = 'http://localhost:3000', email, password, wantedAuction, wantedLot] = argv.slice(2);
const origin = new URL(house).origin;
let cookie = '';

// Over HTTP: a session, an auction with an open lot, a paddle.
await call('POST', '/api/auth/sign-in/email', { email, password });
const auctionId: string = wantedAuction ?? (await call('GET', '/api/auctions')).auctions[0]?.auctionId;
const { auction, lots } = await call('GET', `/api/auctions/${auctionId}`);
const lotId: string = wantedLot ?? lots.find((one: Answer) => one.lot.status === 'open')?.lotId;
if (!lotId) stop(`no lot of "${auction.title}" is open`);
const { paddle } = await call('POST', `/api/auctions/${auctionId}/paddle`, { acceptConditions: true });
console.log(`Paddle ${paddle.paddle} (${paddle.status}) in "${auction.title}".`);

// Over the socket: cookie and origin are sent together, as a browser does.
const socket = io(house, { transports: ['websocket'], extraHeaders: { cookie, origin } });
let lot: Lot = { status: 'unknown', seq: -1, currentBid: null, leadingPaddle: null, askingBid: null };
let hasBid = false;

socket.on('lot:changed', (message: Answer) => {
  if (message.lotId === lotId) see(message.lot);
});
socket.on('session:ended', ({ reason }: Answer) => stop(`the session has ended: ${reason}`));
socket.on('connect_error', (error) => stop(error.message));
socket.on('connect', async () => {
  // Joins again after each reconnection: the snapshot contains what was missed. Bids only once.
  const joined = await ask('auction:join', { protocol: 1, auctionId, lots: [lotId] });
  if (!joined?.ok) return stop(`not let in: ${joined?.refusal.code ?? 'no answer'}`);
  see(joined.lots[lotId]);
  if (hasBid) return;
  hasBid = true;
  const verdict = await bid(lot.askingBid, joined.now + 10_000);
  console.log(JSON.stringify(verdict, null, 2));
  socket.close();
});

/** Bids once and looks the key up until the outcome is known: no answer is neither yes nor no. */
async function bid(amount: number | null, expiresAt: number): Promise<Answer> {
  if (amount === null) return stop('the lot takes no bids');
  const key = randomUUID();
  let verdict = await ask('bid:place', { key, lotId, amount, expiresAt });
  while (!verdict || verdict.outcome === 'unknown') {
    await pause(verdict?.refusal.retryAfter ?? 1_000);
    verdict = await ask('command:look-up', { key, lotId });
  }
  return verdict;
}

/** Applies a lot's public state, unless a newer one is known. */
function see(next: Lot): void {
  if (next.seq <= lot.seq) return;
  lot = next;
  const { seq, status, currentBid, leadingPaddle, askingBid } = lot;
  console.log(
    `#${seq} ${status}: ${currentBid ?? 'no bid'}, paddle ${leadingPaddle ?? '–'}, asking ${askingBid ?? '–'}`,
  );
}

/**
 * Sends a request over the socket; null without an answer in five seconds. Nothing is sent while
 * disconnected, so nothing is sent late.
 */
async function ask(name: string, request: object): Promise<Answer> {
  if (!socket.connected) return null;
  return socket
    .timeout(5_000)
    .emitWithAck(name, request)
    .catch(() => null);
}

/** Sends a request over HTTP, with the server's cookies. */
async function call(method: string, path: string, body?: object): Promise<Answer> {
  const headers = { origin, ...(cookie && { cookie }), ...(body && { 'content-type': 'application/json' }) };
  const response = await fetch(house + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  const cookies = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]);
  if (cookies.length > 0) cookie = cookies.join('; ');
  const answer = (await response.json()) as Answer;
  return answer.ok ? answer : stop(`${method} ${path}: ${answer.refusal.code}`);
}

function stop(why: string): never {
  console.error(`Stopped: ${why}.`);
  exit(1);
}
