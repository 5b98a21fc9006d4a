import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import sharp from 'sharp';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Money } from '#auction/money.ts';
import { buildAuction } from '#demo/seed/build-auction.ts';
import { buildConsignor } from '#demo/seed/build-consignor.ts';
import { buildPaddle } from '#demo/seed/build-paddle.ts';
import { buildScenario, type Fixture } from '#demo/seed/build-scenario.ts';
import { buildSession } from '#demo/seed/build-session.ts';
import { buildUser } from '#demo/seed/build-user.ts';
import { presetRules } from '#protocol/forms/rule-presets.ts';
import type { Ack } from '#protocol/socket/ack.ts';
import type { ClientEventName } from '#protocol/socket/client-events.ts';
import { makeTemporaryFolder } from '#server/store/embedded/temporary-folder.ts';
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';
import { type ActionAnswer, askAction, type BuiltAction, builtActions } from './call-action.ts';
import { policyTable, type Verdict, type Visitor, visitors } from './policy-table.ts';

const secret = 'a secret for houses that live for one test only';
const PASSWORD = 'a walnut bureau, c. 1720';

/** Somebody at a door. `cookie` is empty for who has none. */
type Caller = { readonly visitor: Visitor; readonly userId: string; readonly email: string; readonly cookie: string };
/** What the doors are about: things of their own for each call, so that one call does not spoil the next. */
type Things = {
  readonly auctionId: string;
  readonly lotId: string;
  readonly imageId: string;
  readonly paddleId: string;
  /** The session of a bidder: the caller's own where the caller is that bidder. */
  readonly sessionId: string;
  readonly somebody: string;
};

let house: ServerProcess;
let store: Store;
let folder: string;
let fixture: Fixture;
let actions: ReadonlyMap<string, BuiltAction>;
let picture: Blob;
const sockets: Socket[] = [];

beforeAll(async () => {
  folder = makeTemporaryFolder('policy');
  house = await openServerProcess(folder, { ROSTRUM_SECRET: secret, ROSTRUM_ATTEMPTS_PER_MINUTE: '10000' });
  store = openStore(house.databaseUrl);
  fixture = await buildScenario(store.prisma, secret, {
    opening: 100,
    increment: 10,
    reserve: 150,
    lots: 2,
    closesIn: 3000,
  });
  actions = builtActions(process.env.ROSTRUM_BUILD_FOLDER || '.next');
  const bytes = await sharp({ create: { width: 30, height: 20, channels: 3, background: 'teal' } })
    .png()
    .toBuffer();
  picture = new Blob([Uint8Array.from(bytes)], { type: 'image/png' });
}, 90_000);
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await store.close();
  await house.signal('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function call(visitor: Visitor): Promise<Caller> {
  if (visitor === 'anonymous') return { visitor, userId: randomUUID(), email: '', cookie: '' };
  const role = visitor === 'clerk' || visitor === 'admin' ? visitor : 'bidder';
  const { userId, email } = await buildUser(store.prisma, { name: `A ${visitor}`, role });
  const { cookie } = await buildSession(store.prisma, { userId, secret });
  if (['bidder', 'other-bidder', 'consignor', 'banned'].includes(visitor)) {
    await buildPaddle(store.prisma, { auctionId: fixture.auctionId, userId, status: 'approved' });
  }
  if (visitor === 'banned') await store.prisma.user.update({ where: { id: userId }, data: { banned: true } });
  if (visitor === 'consignor') {
    const { consignorId } = await buildConsignor(store.prisma, { name: `Consignor ${userId}`, userId });
    await store.prisma.lot.updateMany({ where: { auctionId: fixture.auctionId }, data: { consignorId } });
  }
  return { visitor, userId, email, cookie: `${cookie.name}=${cookie.value}` };
}

async function things({ visitor, userId }: Caller): Promise<Things> {
  const { prisma } = store;
  const draft = await buildAuction(prisma, { status: 'draft', lots: [{}, {}] });
  const lotId = draft.lots[0]?.lotId ?? '';
  const image = await prisma.lotImage.create({
    data: { lotId, position: 1, width: 30, height: 20, thumbhash: 'AAAA' },
    select: { id: true },
  });
  const { userId: somebody } = await buildUser(prisma, { name: 'Somebody' });
  const paddle = await buildPaddle(prisma, {
    auctionId: fixture.auctionId,
    userId: somebody,
    status: 'awaiting-approval',
  });
  const session = await buildSession(prisma, { userId: visitor === 'bidder' ? userId : somebody, secret });
  return {
    auctionId: draft.auctionId,
    lotId,
    imageId: image.id,
    paddleId: paddle.paddleId,
    sessionId: session.sessionId,
    somebody,
  };
}

const headersOf = ({ cookie }: Caller): Record<string, string> => ({ origin: house.url, ...(cookie && { cookie }) });

const refusals = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'OWN_LOT', 'NOT_REGISTERED'] as const;
const words: readonly (readonly [string, Verdict])[] = [
  ['You are not signed in any more', 'UNAUTHENTICATED'],
  ['Only admins decide about people', 'FORBIDDEN'],
  ['You may not decide about paddles', 'FORBIDDEN'],
];

/** What a text says, be it JSON or words for a person. */
function verdictIn(text: string): Verdict {
  if (/RATE_LIMITED|Too many attempts/.test(text)) throw new Error(`told to wait: ${text.slice(0, 300)}`);
  const code = refusals.find((refusal) => text.includes(`"code":"${refusal}"`));
  return code ?? words.find(([said]) => text.includes(said))?.[1] ?? 'allowed';
}

function verdictOfWay(leadsTo: string): Verdict {
  return new URL(leadsTo, house.url).pathname === '/sign-in' ? 'sign-in' : 'led-away';
}

/** An address with what stands for its names. */
function filled(pattern: string, at: Things): string {
  const names: Record<string, string> = {
    auctionId: pattern.startsWith('/api') ? fixture.auctionId : at.auctionId,
    lotId: at.lotId,
    slug: fixture.slug,
    lotNumber: fixture.lot.lotNumber,
  };
  return pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => names[name] ?? name);
}

async function askPage(pattern: string, caller: Caller, at: Things): Promise<Verdict> {
  const answer = await fetch(house.url + filled(pattern, at), { redirect: 'manual', headers: headersOf(caller) });
  const text = await answer.text();
  const leadsTo = answer.headers.get('location');
  if (leadsTo) return verdictOfWay(leadsTo);
  if (answer.status === 404) return 'hidden';
  if (answer.status !== 200) throw new Error(`${pattern}: ${answer.status} ${text.slice(0, 300)}`);
  return 'allowed';
}

/** What is sent to each route. */
const routes: Readonly<Record<string, (at: Things) => { readonly path?: string; readonly init?: RequestInit }>> = {
  'POST /api/auctions/[auctionId]/paddle': () => ({ init: json({ acceptConditions: true }) }),
  'GET /api/auth/[...all]': () => ({ path: '/api/auth/get-session' }),
  'POST /api/auth/[...all]': () => ({
    path: '/api/auth/change-password',
    init: json({ currentPassword: 'not the one', newPassword: 'another walnut bureau' }),
  }),
  'GET /pictures/[imageId]/[file]': () => ({ path: `/pictures/${randomUUID()}/320.webp` }),
  'POST /dashboard/api/lots/[lotId]/images': () => {
    const body = new FormData();
    body.append('file', picture, 'a.png');
    return { init: { body } };
  },
};
const json = (body: object): RequestInit => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

async function askRoute(door: string, caller: Caller, at: Things): Promise<Verdict> {
  const [method = '', pattern = ''] = door.split(' ');
  const { path = filled(pattern, at), init = {} } = routes[door]?.(at) ?? {};
  const headers = { ...headersOf(caller), ...init.headers };
  const answer = await fetch(house.url + path, { ...init, method, redirect: 'manual', headers });
  const text = await answer.text();
  if (answer.status >= 500 || answer.status === 405) throw new Error(`${door}: ${answer.status} ${text.slice(0, 300)}`);
  return verdictIn(text);
}

const formOf = (fields: Record<string, string>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
const untouched = { values: {}, problems: {}, refusal: null, done: null };
const details = { title: 'Clocks', subtitle: '', description: '', conditions: '' };
const schedule = {
  timeZone: 'Europe/London',
  opens: 'at-once',
  opensAt: { wall: '', which: '' },
  firstCloses: { wall: '2037-02-09T19:00', which: '' },
  closeGap: '30 s',
};
const lot = {
  lotNumber: '77',
  title: 'Marine chronometer',
  maker: '',
  description: '',
  condition: '',
  group: '',
  estimateLow: '',
  estimateHigh: '',
  openingBid: '500',
  reserve: '',
  consignor: '',
  consignorEmail: '',
};
const words4 = { title: 'Clock', maker: '', description: '', condition: '' };

/** The arguments of each action. */
const argumentsOf: Readonly<Record<string, (at: Things, caller: Caller) => readonly unknown[]>> = {
  'action sign-in.signIn': (_, { email }) => [untouched, formOf({ email, password: 'not the one' })],
  'action sign-up.signUp': () => [untouched, formOf({ name: 'New', email: 'no address', password: PASSWORD })],
  'action sign-out.signOut': () => [],
  'action set-up.setUp': () => [
    untouched,
    formOf({ token: 'guessed', name: 'Mallory', email: `${randomUUID()}@example.com`, password: PASSWORD }),
  ],
  'action register-for-auction.registerForAuction': () => [
    fixture.auctionId,
    untouched,
    formOf({ acceptConditions: 'yes' }),
  ],
  'action change-watch.changeWatch': () => [fixture.lot.lotId, true],
  'action change-account.saveName': () => [untouched, formOf({ name: 'Another name' })],
  'action change-account.changePassword': () => [
    untouched,
    formOf({ currentPassword: 'not the one', newPassword: 'another walnut bureau' }),
  ],
  'action change-account.endSession': ({ sessionId }) => [formOf({ sessionId })],
  'action change-account.endAllSessions': () => [],
  'action actions.postNewAuction': () => [
    { title: 'A sale', preset: 'online', currency: 'GBP', timeZone: 'Europe/London' },
  ],
  'action actions.postDetails': ({ auctionId }) => [auctionId, { ...details, slug: `c-${auctionId}` }],
  'action actions.postRules': ({ auctionId }) => [auctionId, presetRules('online', 'GBP')],
  'action actions.postSchedule': ({ auctionId }) => [auctionId, schedule],
  'action actions.postPublication': ({ auctionId }) => [auctionId],
  'action actions.postDiscarding': ({ auctionId }) => [auctionId],
  'action actions.postNewLot': ({ auctionId }) => [auctionId, lot],
  'action actions.postLot': ({ lotId }) => [lotId, lot],
  'action actions.postLotText': ({ lotId }) => [lotId, words4],
  'action actions.postLotMove': ({ lotId }) => [lotId, 2],
  'action actions.postLotRemoval': ({ lotId }) => [lotId],
  'action actions.postLotNumbers': ({ auctionId }) => [auctionId],
  'action actions.postImageOrder': ({ lotId, imageId }) => [lotId, [imageId]],
  'action actions.postImageWords': ({ imageId }) => [imageId, 'The dial'],
  'action actions.postImageRemoval': ({ imageId }) => [imageId],
  'action people-actions.postRole': ({ somebody }) => [somebody, 'clerk'],
  'action people-actions.postSuspension': ({ somebody }) => [somebody, 'Did not pay'],
  'action people-actions.postReadmission': ({ somebody }) => [somebody],
  'action paddle-actions.postApproval': ({ paddleId }) => [paddleId],
  'action paddle-actions.postSuspension': ({ paddleId }) => [paddleId],
};

/** Actions that answer nothing: whether anything came of them. */
const effects: Readonly<Record<string, (at: Things, caller: Caller) => Promise<boolean>>> = {
  'action change-watch.changeWatch': async (_, { userId }) =>
    (await store.prisma.watch.count({ where: { userId } })) > 0,
  'action change-account.endSession': async ({ sessionId }) =>
    (await store.prisma.session.count({ where: { id: sessionId } })) === 0,
};

async function askDoorOfAction(door: string, caller: Caller, at: Things): Promise<Verdict> {
  const action = actions.get(door);
  const args = argumentsOf[door]?.(at, caller);
  if (!action || !args) throw new Error(`no such action, or nothing to send to it: ${door}`);
  const url = house.url + filled(action.page, at);
  const answer: ActionAnswer = await askAction(url, { id: action.id, args, headers: headersOf(caller) });
  if (answer.leadsTo) return verdictOfWay(answer.leadsTo);
  if (answer.status !== 200) throw new Error(`${door}: ${answer.status} ${answer.text}`);
  const effect = effects[door];
  if (effect) return (await effect(at, caller)) ? 'allowed' : 'no-effect';
  return verdictIn(answer.text);
}

let price = 100;
/** A bid above all that came before. */
const nextPrice = () => {
  price += 10;
  return (price * 100) as Money;
};
const key = () => `key-${randomUUID()}`;

const packets: Readonly<Record<ClientEventName, (lotIds: readonly string[]) => object>> = {
  'auction:join': () => ({ protocol: 1, auctionId: fixture.auctionId }),
  'auction:leave': () => ({ auctionId: fixture.auctionId }),
  'lot:catch-up': ([lotId]) => ({ lotId, since: 0 }),
  'clock:read': () => ({}),
  'bid:place': ([lotId]) => ({ key: key(), lotId, amount: nextPrice() }),
  'max-bid:set': ([lotId]) => ({ key: key(), lotId, max: nextPrice() }),
  'command:look-up': ([lotId]) => ({ key: key(), lotId }),
  'bid:void': ([, lotId]) => ({ key: key(), lotId, seq: 1, reason: 'No such bid' }),
  'reserve:lower': ([, lotId]) => ({ key: key(), lotId, reserve: 14_000 }),
  'lot:withdraw': ([, lotId]) => ({ key: key(), lotId, reason: 'Broken in the saleroom' }),
  'lot:pause': ([, lotId]) => ({ key: key(), lotId, reason: 'A question' }),
  'lot:resume': ([, lotId]) => ({ key: key(), lotId }),
};

async function askSocket(name: ClientEventName, { cookie }: Caller): Promise<Verdict> {
  const socket = io(house.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: house.url, ...(cookie && { cookie }) },
  });
  sockets.push(socket);
  const request = packets[name](fixture.lots.map(({ lotId }) => lotId));
  const answer = (await socket.timeout(20_000).emitWithAck(name, request)) as Ack<ClientEventName>;
  socket.close();
  if (answer.ok) return 'allowed';
  if (['INVALID', 'BUSY', 'RATE_LIMITED', 'SOMETHING_WENT_WRONG'].includes(answer.refusal.code)) {
    throw new Error(`${name}: ${JSON.stringify(answer.refusal)}`);
  }
  return verdictIn(JSON.stringify(answer.refusal));
}

async function verdictOf(door: string, visitor: Visitor): Promise<Verdict> {
  // What is tried here is who may, not how often.
  await store.prisma.rateLimit.deleteMany();
  const caller = await call(visitor);
  if (door.startsWith('socket ')) return askSocket(door.slice(7) as ClientEventName, caller);
  const at = await things(caller);
  if (door.startsWith('page ')) return askPage(door.slice(5), caller, at);
  return door.startsWith('action ') ? askDoorOfAction(door, caller, at) : askRoute(door, caller, at);
}

it('the lots of the fixture open', async () => {
  const open = () => store.prisma.lot.count({ where: { auctionId: fixture.auctionId, status: 'open' } });
  await expect.poll(open, { timeout: 30_000 }).toBe(2);
});

describe('every door answers every kind of visitor as the policy table says [I35]', () => {
  it.each(Object.keys(policyTable))('%s', async (door) => {
    const verdicts: Partial<Record<Visitor, Verdict>> = {};
    for (const visitor of visitors) verdicts[visitor] = await verdictOf(door, visitor);
    expect(verdicts).toEqual(policyTable[door]);
  });

  it('and what was guessed made nobody', async () => {
    expect(await store.prisma.user.count({ where: { name: { in: ['Mallory', 'New'] } } })).toBe(0);
  });
});
