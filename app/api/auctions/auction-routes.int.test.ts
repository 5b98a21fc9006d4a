import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { PASSWORD } from '#server/auth/testing/auth-fixture.ts';
import { openPeopleFixture, type PeopleFixture } from '#server/catalogue/testing/people-fixture.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { POST as callAuth } from '../auth/[...all]/route.ts';
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
afterAll(() => fixture.auth.close());

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

/** Headers to send; undefined omits one. */
type HeaderChanges = Readonly<Record<string, string | undefined>>;

const readAnswer = async (answer: Response) => ({ status: answer.status, body: await answer.json() });
const contextOf = (id: string) => ({ params: Promise.resolve({ auctionId: id }) });
const request = (path: string, init: RequestInit = {}) => new Request(`${fixture.auth.url}/api/auctions${path}`, init);
const signIn = async () => fixture.auth.signIn(await fixture.auth.person());

function post(id: string, body: unknown, { cookie, ...headers }: HeaderChanges = {}): Promise<Response> {
  const sent = new Headers({ 'content-type': 'application/json', origin: fixture.auth.url });
  if (cookie) sent.set('cookie', cookie);
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) sent.delete(name);
    else sent.set(name, value);
  }
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return takePaddle(request(`/${id}/paddle`, { method: 'POST', headers: sent, body: text }), contextOf(id));
}

describe('the auction routes', () => {
  it('list the published auctions with their terms and times', async () => {
    const answer = await readAuctions(request(''));
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { status, body } = await readAnswer(answer);
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

  it('return each lot’s public state without reserve, consignor or max bids [I28, I31]', async () => {
    const consignor = await prisma().consignor.create({ data: { name: 'Lady Canary' } });
    const { who } = await signIn();
    const { id: paddleId } = await prisma().paddle.create({
      data: { auctionId, userId: who.userId, number: 1, status: 'approved' },
    });
    const lotId = await fixture.lot(auctionId, { paddleId, number: 1, currentBid: 10_000n, limit: 7_654_321n });
    await prisma().lot.update({
      where: { id: lotId },
      data: { reserve: 8_765_432n, reserveState: 'unmet', consignorId: consignor.id, description: 'A *fine* clock.' },
    });

    const answer = await readAuction(request(`/${auctionId}`), contextOf(auctionId));
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

  it('answer 404 for a draft, even to an admin [IDOR]', async () => {
    for (const id of [draftId, randomUUIDv7()]) {
      const answer = await readAuction(request(`/${id}`), contextOf(id));
      expect(await readAnswer(answer)).toEqual({ status: 404, body: { ok: false, refusal: { code: 'NOT_FOUND' } } });
    }
  });
});

describe('the registration route', () => {
  it('gives a signed-in client a paddle, and the same one when it registers again', async () => {
    const person = await fixture.auth.person();
    const response = await callAuth(
      new Request(`${fixture.auth.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: person.email, password: PASSWORD }),
      }),
    );
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    const own = async () =>
      readAnswer(
        await readPaddle(request(`/${auctionId}/paddle`, { headers: { cookie: cookie ?? '' } }), contextOf(auctionId)),
      );
    expect(await own()).toEqual({ status: 200, body: { ok: true, paddle: null } });
    const paddle = { paddle: expect.stringMatching(/^[1-9]\d*$/), status: 'approved', bidLimit: null };
    const first = await readAnswer(await post(auctionId, { acceptConditions: true }, { cookie }));
    expect(first).toEqual({ status: 201, body: { ok: true, paddle, registered: true } });
    const again = await readAnswer(await post(auctionId, { acceptConditions: true }, { cookie }));
    expect(again).toEqual({ status: 200, body: { ok: true, paddle: first.body.paddle, registered: false } });
    expect(await own()).toEqual({ status: 200, body: { ok: true, paddle: first.body.paddle } });
  });

  it('returns only the person’s own paddle', async () => {
    const [ada, ben] = [await signIn(), await signIn()];
    await post(auctionId, { acceptConditions: true }, { cookie: ada.cookie });
    const answer = await readPaddle(request('', { headers: { cookie: ben.cookie } }), contextOf(auctionId));
    expect(await readAnswer(answer)).toEqual({ status: 200, body: { ok: true, paddle: null } });
  });
});

describe('the routes refuse', () => {
  let cookie: string;
  beforeAll(async () => {
    ({ cookie } = await signIn());
  });
  const accept = { acceptConditions: true };
  const bodies: readonly (readonly [string, unknown, HeaderChanges])[] = [
    ['an empty body', '', {}],
    ['invalid JSON', '{', {}],
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
    ['an oversized body', { ...accept, note: 'x'.repeat(2000) }, {}],
    ['JSON labelled as text', accept, { 'content-type': 'text/plain' }],
    ['JSON labelled as a form', accept, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['JSON without a content type', accept, { 'content-type': undefined }],
  ];
  it.each(bodies)('a registration with %s', async (_, body, headers) => {
    const before = await prisma().paddle.count();
    expect(await readAnswer(await post(auctionId, body, { cookie, ...headers }))).toMatchObject({
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
  it.each(ids)('the auction id %s', async (id) => {
    const invalid = { status: 400, body: { ok: false, refusal: { code: 'INVALID', problems: [expect.anything()] } } };
    expect(await readAnswer(await readAuction(request('/x'), contextOf(id)))).toMatchObject(invalid);
    expect(await readAnswer(await readPaddle(request('/x', { headers: { cookie } }), contextOf(id)))).toMatchObject(
      invalid,
    );
    const registration = request('/x', {
      method: 'POST',
      headers: { cookie, origin: fixture.auth.url, 'content-type': 'application/json' },
      body: JSON.stringify(accept),
    });
    expect(await readAnswer(await takePaddle(registration, contextOf(id)))).toMatchObject(invalid);
  });

  it('a registration for an unknown or unpublished auction', async () => {
    const nowhere = { status: 404, body: { ok: false, refusal: { code: 'NOT_FOUND' } } };
    for (const id of [draftId, randomUUIDv7()]) {
      expect(await readAnswer(await post(id, accept, { cookie }))).toEqual(nowhere);
      expect(await readAnswer(await readPaddle(request('/x', { headers: { cookie } }), contextOf(id)))).toEqual(
        nowhere,
      );
    }
  });

  it('people who are not or no longer signed in', async () => {
    const nobody = { status: 401, body: { ok: false, refusal: { code: 'UNAUTHENTICATED' } } };
    const { cookie, who } = await signIn();
    await prisma().session.delete({ where: { id: who.sessionId } });
    for (const sentCookie of [undefined, cookie, 'rostrum.session=forged.forged']) {
      expect(await readAnswer(await post(auctionId, accept, { cookie: sentCookie }))).toEqual(nobody);
      const headers = new Headers(sentCookie ? { cookie: sentCookie } : {});
      expect(await readAnswer(await readPaddle(request('/x', { headers }), contextOf(auctionId)))).toEqual(nobody);
    }
  });

  it('requests from another site [CSRF]', async () => {
    const { cookie, who } = await signIn();
    for (const origin of ['https://evil.example', 'null', 'http://house.test.evil.example', '', undefined]) {
      expect(await readAnswer(await post(auctionId, accept, { cookie, origin }))).toEqual({
        status: 403,
        body: { ok: false, refusal: { code: 'FORBIDDEN' } },
      });
    }
    expect(await prisma().paddle.count({ where: { userId: who.userId } })).toBe(0);
  });

  it('to reveal anything about an internal error', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = { params: Promise.reject(new Error('the secret text of an error')) };
    const answer = await readAnswer(await readAuction(request('/x'), broken));
    expect(answer).toEqual({ status: 500, body: { ok: false, refusal: { code: 'SOMETHING_WENT_WRONG' } } });
    expect(logged).toHaveBeenCalledTimes(1);
    logged.mockRestore();
  });
});
