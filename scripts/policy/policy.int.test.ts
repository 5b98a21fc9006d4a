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
import { openStore, type Store } from '#server/store/prisma-client.ts';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openServerProcess, type ServerProcess } from '#server/testing/server-process.ts';
import { type ActionResponse, type BuiltAction, builtActions, callAction } from './call-action.ts';
import { type Access, policyTable, type Visitor, visitors } from './policy-table.ts';

const secret = 'the secret of a server for one test';
const PASSWORD = 'a walnut bureau, c. 1720';

/** A visitor with an account. `cookie` is empty for anonymous visitors. */
type Caller = { readonly visitor: Visitor; readonly userId: string; readonly email: string; readonly cookie: string };
/** What the entry points act on: created for each call, so that calls do not affect each other. */
type Records = {
  readonly auctionId: string;
  readonly lotId: string;
  readonly imageId: string;
  readonly paddleId: string;
  /** A bidder's session: the caller's if the caller is that bidder. */
  readonly sessionId: string;
  /** The id of another user. */
  readonly otherUserId: string;
};

let server: ServerProcess;
let store: Store;
let folder: string;
let fixture: Fixture;
let actions: ReadonlyMap<string, BuiltAction>;
let picture: Blob;
const sockets: Socket[] = [];

beforeAll(async () => {
  folder = makeTemporaryFolder('policy');
  server = await openServerProcess(folder, { ROSTRUM_SECRET: secret, ROSTRUM_ATTEMPTS_PER_MINUTE: '10000' });
  store = openStore(server.databaseUrl);
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
  await server.signal('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
});

async function createCaller(visitor: Visitor): Promise<Caller> {
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

async function createRecords({ visitor, userId }: Caller): Promise<Records> {
  const { prisma } = store;
  const draft = await buildAuction(prisma, { status: 'draft', lots: [{}, {}] });
  const lotId = draft.lots[0]?.lotId ?? '';
  const image = await prisma.lotImage.create({
    data: { lotId, position: 1, width: 30, height: 20, thumbhash: 'AAAA' },
    select: { id: true },
  });
  const { userId: otherUserId } = await buildUser(prisma, { name: 'Somebody' });
  const paddle = await buildPaddle(prisma, {
    auctionId: fixture.auctionId,
    userId: otherUserId,
    status: 'awaiting-approval',
  });
  const session = await buildSession(prisma, { userId: visitor === 'bidder' ? userId : otherUserId, secret });
  return {
    auctionId: draft.auctionId,
    lotId,
    imageId: image.id,
    paddleId: paddle.paddleId,
    sessionId: session.sessionId,
    otherUserId,
  };
}

const headersOf = ({ cookie }: Caller): Record<string, string> => ({ origin: server.url, ...(cookie && { cookie }) });

const refusals = ['UNAUTHENTICATED', 'FORBIDDEN', 'NOT_FOUND', 'OWN_LOT', 'NOT_REGISTERED'] as const;
const messages: readonly (readonly [string, Access])[] = [
  ['You are no longer signed in', 'UNAUTHENTICATED'],
  ['Only admins can change people’s accounts', 'FORBIDDEN'],
  ['You are not allowed to approve or suspend paddles', 'FORBIDDEN'],
];

/** Reads the access from a response, which is JSON or a message for a person. */
function accessIn(text: string): Access {
  if (/RATE_LIMITED|Too many attempts/.test(text)) throw new Error(`rate-limited: ${text.slice(0, 300)}`);
  const code = refusals.find((refusal) => text.includes(`"code":"${refusal}"`));
  return code ?? messages.find(([message]) => text.includes(message))?.[1] ?? 'allowed';
}

function accessOfRedirect(redirect: string): Access {
  return new URL(redirect, server.url).pathname === '/sign-in' ? 'sign-in' : 'redirected';
}

/** An address pattern with its parameters filled in. */
function filled(pattern: string, records: Records): string {
  const names: Record<string, string> = {
    auctionId: pattern.startsWith('/api') ? fixture.auctionId : records.auctionId,
    lotId: records.lotId,
    slug: fixture.slug,
    lotNumber: fixture.lot.lotNumber,
  };
  return pattern.replaceAll(/\[(\w+)\]/g, (_, name: string) => names[name] ?? name);
}

async function requestPage(pattern: string, caller: Caller, records: Records): Promise<Access> {
  const response = await fetch(server.url + filled(pattern, records), {
    redirect: 'manual',
    headers: headersOf(caller),
  });
  const text = await response.text();
  const redirect = response.headers.get('location');
  if (redirect) return accessOfRedirect(redirect);
  if (response.status === 404) return 'hidden';
  if (response.status !== 200) throw new Error(`${pattern}: ${response.status} ${text.slice(0, 300)}`);
  return 'allowed';
}

/** The request to each route. */
const routes: Readonly<Record<string, (records: Records) => { readonly path?: string; readonly init?: RequestInit }>> =
  {
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

async function requestRoute(entryPoint: string, caller: Caller, records: Records): Promise<Access> {
  const [method = '', pattern = ''] = entryPoint.split(' ');
  const { path = filled(pattern, records), init = {} } = routes[entryPoint]?.(records) ?? {};
  const headers = { ...headersOf(caller), ...init.headers };
  const response = await fetch(server.url + path, { ...init, method, redirect: 'manual', headers });
  const text = await response.text();
  if (response.status >= 500 || response.status === 405)
    throw new Error(`${entryPoint}: ${response.status} ${text.slice(0, 300)}`);
  return accessIn(text);
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
const lotText = { title: 'Clock', maker: '', description: '', condition: '' };

/** The arguments of each action. */
const argumentsOf: Readonly<Record<string, (records: Records, caller: Caller) => readonly unknown[]>> = {
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
  'action actions.postLotText': ({ lotId }) => [lotId, lotText],
  'action actions.postLotMove': ({ lotId }) => [lotId, 2],
  'action actions.postLotRemoval': ({ lotId }) => [lotId],
  'action actions.postLotNumbers': ({ auctionId }) => [auctionId],
  'action actions.postImageOrder': ({ lotId, imageId }) => [lotId, [imageId]],
  'action actions.postImageWords': ({ imageId }) => [imageId, 'The dial'],
  'action actions.postImageRemoval': ({ imageId }) => [imageId],
  'action people-actions.postRole': ({ otherUserId }) => [otherUserId, 'clerk'],
  'action people-actions.postSuspension': ({ otherUserId }) => [otherUserId, 'Did not pay'],
  'action people-actions.postReadmission': ({ otherUserId }) => [otherUserId],
  'action paddle-actions.postApproval': ({ paddleId }) => [paddleId],
  'action paddle-actions.postSuspension': ({ paddleId }) => [paddleId],
};

/** Actions without a result: whether they changed anything. */
const effects: Readonly<Record<string, (records: Records, caller: Caller) => Promise<boolean>>> = {
  'action change-watch.changeWatch': async (_, { userId }) =>
    (await store.prisma.watch.count({ where: { userId } })) > 0,
  'action change-account.endSession': async ({ sessionId }) =>
    (await store.prisma.session.count({ where: { id: sessionId } })) === 0,
};

async function requestAction(entryPoint: string, caller: Caller, records: Records): Promise<Access> {
  const action = actions.get(entryPoint);
  const args = argumentsOf[entryPoint]?.(records, caller);
  if (!action || !args) throw new Error(`unknown action, or one without arguments here: ${entryPoint}`);
  const url = server.url + filled(action.page, records);
  const response: ActionResponse = await callAction(url, { id: action.id, args, headers: headersOf(caller) });
  if (response.redirect) return accessOfRedirect(response.redirect);
  if (response.status !== 200) throw new Error(`${entryPoint}: ${response.status} ${response.text}`);
  const effect = effects[entryPoint];
  if (effect) return (await effect(records, caller)) ? 'allowed' : 'no-effect';
  return accessIn(response.text);
}

let price = 100;
/** A bid above all bids so far. */
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

async function requestSocket(name: ClientEventName, { cookie }: Caller): Promise<Access> {
  const socket = io(server.url, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { origin: server.url, ...(cookie && { cookie }) },
  });
  sockets.push(socket);
  const request = packets[name](fixture.lots.map(({ lotId }) => lotId));
  const response = (await socket.timeout(20_000).emitWithAck(name, request)) as Ack<ClientEventName>;
  socket.close();
  if (response.ok) return 'allowed';
  if (['INVALID', 'BUSY', 'RATE_LIMITED', 'SOMETHING_WENT_WRONG'].includes(response.refusal.code)) {
    throw new Error(`${name}: ${JSON.stringify(response.refusal)}`);
  }
  return accessIn(JSON.stringify(response.refusal));
}

async function accessOf(entryPoint: string, visitor: Visitor): Promise<Access> {
  // This test is about permissions, not about rate limits.
  await store.prisma.rateLimit.deleteMany();
  const caller = await createCaller(visitor);
  if (entryPoint.startsWith('socket ')) return requestSocket(entryPoint.slice(7) as ClientEventName, caller);
  const records = await createRecords(caller);
  if (entryPoint.startsWith('page ')) return requestPage(entryPoint.slice(5), caller, records);
  const request = entryPoint.startsWith('action ') ? requestAction : requestRoute;
  return request(entryPoint, caller, records);
}

it('opens the lots of the fixture', async () => {
  const open = () => store.prisma.lot.count({ where: { auctionId: fixture.auctionId, status: 'open' } });
  await expect.poll(open, { timeout: 30_000 }).toBe(2);
});

describe('every entry point gives each kind of visitor the access in the policy table [I35]', () => {
  it.each(Object.keys(policyTable))('%s', async (entryPoint) => {
    const access: Partial<Record<Visitor, Access>> = {};
    for (const visitor of visitors) access[visitor] = await accessOf(entryPoint, visitor);
    expect(access).toEqual(policyTable[entryPoint]);
  });

  it('creates no account for a guessed set-up token or an invalid e-mail address', async () => {
    expect(await store.prisma.user.count({ where: { name: { in: ['Mallory', 'New'] } } })).toBe(0);
  });
});
