import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD } from '#server/auth/testing/auth-fixture.ts';
import { openPeopleFixture, type PeopleFixture } from '#server/catalogue/testing/people-fixture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { POST as askAuth } from '../auth/[...all]/route.ts';
import { GET as readPaddle, POST as takePaddle } from './[auctionId]/paddle/route.ts';
import { GET as readAuction } from './[auctionId]/route.ts';
import { GET as readAuctions } from './route.ts';

let fixture: PeopleFixture;
let auctionId: string;
let draftId: string;
beforeAll(async () => {
  fixture = await openPeopleFixture();
  auctionId = await fixture.auction({
    title: 'Clocks',
    terms,
    conditions: 'A bid is binding.',
    description: 'Clocks.',
  });
  draftId = await fixture.auction({ title: 'A secret sale', terms, status: 'draft', publishedAt: null });
});
afterAll(() => fixture.house.close());

const terms = {
  currency: 'GBP',
  increments: { kind: 'bands', bands: [{ from: 0, step: 500 }] },
  ladderOnly: false,
  belowReserve: 'consume',
  maxBidMayBeLowered: false,
  jumpGuard: null,
  softClose: { mode: 'off' },
  buyersPremium: { bands: [{ from: 0, basisPoints: 2400 }], taxOnHammer: 0, taxOnPremium: 2000 },
};

/** Headers to send; undefined leaves one out. */
type Headed = Readonly<Record<string, string | undefined>>;

const told = async (answer: Response) => ({ status: answer.status, body: await answer.json() });
const door = (id: string) => ({ params: Promise.resolve({ auctionId: id }) });
const request = (path: string, init: RequestInit = {}) => new Request(`${fixture.house.url}/api/auctions${path}`, init);
const enter = async () => fixture.house.signIn(await fixture.house.person());

function post(id: string, body: unknown, { cookie, ...headers }: Headed = {}): Promise<Response> {
  const passed = new Headers({ 'content-type': 'application/json', origin: fixture.house.url });
  if (cookie) passed.set('cookie', cookie);
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) passed.delete(name);
    else passed.set(name, value);
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return takePaddle(request(`/${id}/paddle`, { method: 'POST', headers: passed, body: text }), door(id));
}

describe('the auctions, for programs', () => {
  it('are the published ones, with their terms and times', async () => {
    const answer = await readAuctions(request(''));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { status, body } = await told(answer);
    expect(status).toBe(200);
    expect(body).toMatchObject({ ok: true, now: expect.any(Number) });
    expect(body.auctions).toEqual([
      {
        auctionId,
        slug: expect.any(String),
        title: 'Clocks',
        subtitle: '',
        kind: 'timed',
        timeZone: 'Europe/London',
        currency: 'GBP',
        terms,
        registration: 'automatic',
        opensAt: expect.any(Number),
        firstClosesAt: expect.any(Number),
        closeGap: 0,
        lotTotal: 0,
      },
    ]);
  });

  it('tell each lot with its public state, and neither reserve nor consignor nor anybody’s maximum [I28, I31]', async () => {
    const consignor = await prisma().consignor.create({ data: { name: 'Lady Canary' } });
    const { who } = await enter();
    const { id: paddleId } = await prisma().paddle.create({
      data: { auctionId, userId: who.userId, number: 1, status: 'approved' },
    });
    const lotId = await fixture.lot(auctionId, { paddleId, number: 1, currentBid: 10_000n, limit: 7_654_321n });
    await prisma().lot.update({
      where: { id: lotId },
      data: { reserve: 8_765_432n, reserveState: 'unmet', consignorId: consignor.id, description: 'A *fine* clock.' },
    });

    const answer = await readAuction(request(`/${auctionId}`), door(auctionId));
    const text = await answer.text();
    for (const secret of ['7654321', '8765432', 'Canary', consignor.id, who.userId, who.email, paddleId]) {
      expect(text).not.toContain(secret);
    }
    const body = JSON.parse(text);
    expect(body).toMatchObject({
      ok: true,
      auction: { auctionId, conditions: 'A bid is binding.', description: 'Clocks.', lotTotal: 1 },
      lots: [
        {
          lotId,
          description: 'A *fine* clock.',
          openingBid: 100,
          lot: {
            status: 'open',
            currentBid: 10_000,
            leadingPaddle: '1',
            askingBid: 10_500,
            nextBids: [10_500, 11_000, 11_500],
            reserve: 'unmet',
          },
        },
      ],
    });
    expect(Object.keys(body.lots[0]).sort()).toEqual(
      [
        'lotId lotNumber position title maker description condition group estimateLow estimateHigh openingBid',
        'opensAt picture lot',
      ]
        .join(' ')
        .split(' ')
        .sort(),
    );
  });

  it('do not tell of a draft, to an admin neither: it is as if it were not there [IDOR]', async () => {
    for (const id of [draftId, randomUUIDv7()]) {
      const answer = await readAuction(request(`/${id}`), door(id));
      expect(await told(answer)).toEqual({ status: 404, body: { ok: false, refusal: { code: 'NOT_FOUND' } } });
    }
  });
});

describe('registering, for programs', () => {
  it('a program that signs in gets a paddle, and the same one when it asks again', async () => {
    const person = await fixture.house.person();
    const signIn = await askAuth(
      new Request(`${fixture.house.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: person.email, password: PASSWORD }),
      }),
    );
    const cookie = signIn.headers.getSetCookie()[0]?.split(';')[0];
    const own = async () =>
      told(await readPaddle(request(`/${auctionId}/paddle`, { headers: { cookie: cookie ?? '' } }), door(auctionId)));
    expect(await own()).toEqual({ status: 200, body: { ok: true, paddle: null } });
    const paddle = { paddle: expect.stringMatching(/^[1-9]\d*$/), status: 'approved', bidLimit: null };
    const first = await told(await post(auctionId, { acceptConditions: true }, { cookie }));
    expect(first).toEqual({ status: 201, body: { ok: true, paddle, registered: true } });
    const again = await told(await post(auctionId, { acceptConditions: true }, { cookie }));
    expect(again).toEqual({ status: 200, body: { ok: true, paddle: first.body.paddle, registered: false } });
    expect(await own()).toEqual({ status: 200, body: { ok: true, paddle: first.body.paddle } });
  });

  it('tells nobody the paddle of somebody else', async () => {
    const [ada, ben] = [await enter(), await enter()];
    await post(auctionId, { acceptConditions: true }, { cookie: ada.cookie });
    const answer = await readPaddle(request('', { headers: { cookie: ben.cookie } }), door(auctionId));
    expect(await told(answer)).toEqual({ status: 200, body: { ok: true, paddle: null } });
  });
});

describe('what the doors refuse', () => {
  let cookie: string;
  beforeAll(async () => {
    ({ cookie } = await enter());
  });
  const accept = { acceptConditions: true };
  const bodies: readonly (readonly [string, unknown, Headed])[] = [
    ['nothing', '', {}],
    ['no JSON', '{', {}],
    ['null', 'null', {}],
    ['a list', [accept], {}],
    ['a text', '"true"', {}],
    ['a number', '7', {}],
    ['no acceptance', {}, {}],
    ['conditions that are not accepted', { acceptConditions: false }, {}],
    ['an acceptance in words', { acceptConditions: 'true' }, {}],
    ['an acceptance as a number', { acceptConditions: 1 }, {}],
    ['a paddle number', { ...accept, number: 1 }, {}],
    ['a status', { ...accept, status: 'approved' }, {}],
    ['a limit', { ...accept, bidLimit: null }, {}],
    ['a person', { ...accept, userId: '0195f0a0-0000-7000-8000-000000000000' }, {}],
    ['another auction', { ...accept, auctionId: '0195f0a0-0000-7000-8000-000000000000' }, {}],
    ['a prototype', '{"acceptConditions":true,"__proto__":{"status":"approved"}}', {}],
    ['more than it reads', { ...accept, note: 'x'.repeat(2000) }, {}],
    ['JSON that is said to be text', accept, { 'content-type': 'text/plain' }],
    ['JSON that is said to be a form', accept, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['JSON that is not said to be any', accept, { 'content-type': undefined }],
  ];
  it.each(bodies)('a registration with %s', async (_, body, headers) => {
    const before = await prisma().paddle.count();
    expect(await told(await post(auctionId, body, { cookie, ...headers }))).toMatchObject({
      status: 400,
      body: { ok: false, refusal: { code: 'INVALID', problems: [expect.anything()] } },
    });
    expect(await prisma().paddle.count()).toBe(before);
  });

  const ids = [
    '1',
    'clocks',
    '%00',
    "' OR '1'='1",
    '../auth',
    '0195f0a0-0000-7000-8000-00000000000',
    '[object Object]',
  ];
  it.each(ids)('an auction that is called %s', async (id) => {
    const invalid = { status: 400, body: { ok: false, refusal: { code: 'INVALID', problems: [expect.anything()] } } };
    expect(await told(await readAuction(request('/x'), door(id)))).toMatchObject(invalid);
    expect(await told(await readPaddle(request('/x', { headers: { cookie } }), door(id)))).toMatchObject(invalid);
    const asked = request('/x', {
      method: 'POST',
      headers: { cookie, origin: fixture.house.url, 'content-type': 'application/json' },
      body: JSON.stringify(accept),
    });
    expect(await told(await takePaddle(asked, door(id)))).toMatchObject(invalid);
  });

  it('a registration for an auction that is not there, or not published yet', async () => {
    const nowhere = { status: 404, body: { ok: false, refusal: { code: 'NOT_FOUND' } } };
    for (const id of [draftId, randomUUIDv7()]) {
      expect(await told(await post(id, accept, { cookie }))).toEqual(nowhere);
      expect(await told(await readPaddle(request('/x', { headers: { cookie } }), door(id)))).toEqual(nowhere);
    }
  });

  it('who is not signed in, or not any more', async () => {
    const nobody = { status: 401, body: { ok: false, refusal: { code: 'UNAUTHENTICATED' } } };
    const { cookie, who } = await enter();
    await prisma().session.delete({ where: { id: who.sessionId } });
    for (const carried of [undefined, cookie, 'rostrum.session=forged.forged']) {
      expect(await told(await post(auctionId, accept, { cookie: carried }))).toEqual(nobody);
      const headers = new Headers(carried ? { cookie: carried } : {});
      expect(await told(await readPaddle(request('/x', { headers }), door(auctionId)))).toEqual(nobody);
    }
  });

  it('a page of another site [CSRF]', async () => {
    const { cookie, who } = await enter();
    for (const origin of ['https://evil.example', 'null', 'http://house.test.evil.example', '', undefined]) {
      expect(await told(await post(auctionId, accept, { cookie, origin }))).toEqual({
        status: 403,
        body: { ok: false, refusal: { code: 'FORBIDDEN' } },
      });
    }
    expect(await prisma().paddle.count({ where: { userId: who.userId } })).toBe(0);
  });

  it('nothing of a fault of the house but that there was one', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = { params: Promise.reject(new Error('the secret words of a fault')) };
    const answer = await told(await readAuction(request('/x'), broken));
    expect(answer).toEqual({ status: 500, body: { ok: false, refusal: { code: 'SOMETHING_WENT_WRONG' } } });
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });
});
