/**
 * A bidder in a hundred lines with nothing but socket.io-client: signs in, takes a paddle, joins an auction, keeps one lot in view by its
 * numbers, bids its asking bid once and prints the receipt. docs/protocol.md describes the wire that it speaks.
 *
 *   node docs/example-client/minimal-bidder.ts HOUSE EMAIL PASSWORD [AUCTION-ID [LOT-ID]]
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
// biome-ignore lint/suspicious/noExplicitAny: answers are read as they come, as a client in any other language would.
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

// Over the socket: the house's own origin stands beside the cookie, as in a browser.
const socket = io(house, { transports: ['websocket'], extraHeaders: { cookie, origin } });
let lot: Lot = { status: 'unknown', seq: -1, currentBid: null, leadingPaddle: null, askingBid: null };
let hasBid = false;

socket.on('lot:changed', (message: Answer) => {
  if (message.lotId === lotId) see(message.lot);
});
socket.on('session:ended', ({ reason }: Answer) => stop(`the session has ended: ${reason}`));
socket.on('connect_error', (error) => stop(error.message));
socket.on('connect', async () => {
  // Joined anew after each reconnect: what was missed is in the snapshot. The bid itself is given once, and looked up if need be.
  const joined = await ask('auction:join', { protocol: 1, auctionId, lots: [lotId] });
  if (!joined?.ok) return stop(`not let in: ${joined?.refusal.code ?? 'no answer'}`);
  see(joined.lots[lotId]);
  if (hasBid) return;
  hasBid = true;
  const verdict = await bid(lot.askingBid, joined.now + 10_000);
  console.log(JSON.stringify(verdict, null, 2));
  socket.close();
});

/** Bids once, and does not rest before it knows what became of it: "no answer" is neither yes nor no. */
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

/** Takes a lot's public state, unless what is known is newer. */
function see(next: Lot): void {
  if (next.seq <= lot.seq) return;
  lot = next;
  console.log(
    `#${lot.seq} ${lot.status}: ${lot.currentBid ?? 'no bid'}, paddle ${lot.leadingPaddle ?? '–'}, asking ${lot.askingBid ?? '–'}`,
  );
}

/** Asks over the socket; null where no answer came in five seconds. Nothing is sent while the line is down, and so nothing is sent late. */
async function ask(name: string, request: object): Promise<Answer> {
  if (!socket.connected) return null;
  return socket
    .timeout(5_000)
    .emitWithAck(name, request)
    .catch(() => null);
}

/** Asks over HTTP, with the cookies that the house gave. */
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
