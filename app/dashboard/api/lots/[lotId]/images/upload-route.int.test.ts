import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as readPicture } from '#app/pictures/[imageId]/[file]/route.ts';
import { openPeopleFixture, type PeopleFixture } from '#server/catalogue/testing/people-fixture.ts';
import { pictureStore } from '#server/pictures/picture-store.ts';
import { prisma } from '#server/store/prisma-client.ts';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { POST } from './route.ts';

let fixture: PeopleFixture;
let lotId: string;
let admin: string;
const cookies: Record<string, string> = {};
beforeAll(async () => {
  process.env.ROSTRUM_FOLDER = makeTemporaryFolder('uploads');
  fixture = await openPeopleFixture();
  const auctionId = await fixture.auction({ status: 'draft', publishedAt: null });
  const lot = { auctionId, lotNumber: '1', position: 1, title: 'A lamp', openingBid: 100n };
  lotId = (await prisma().lot.create({ data: lot })).id;
  for (const role of ['bidder', 'clerk', 'admin'] as const) {
    cookies[role] = (await fixture.auth.signIn(await fixture.auth.person({ role }))).cookie;
  }
  admin = cookies.admin ?? '';
});
afterAll(() => fixture.auth.close());

const photograph = () => sharp({ create: { width: 120, height: 90, channels: 3, background: 'teal' } });
const file = (bytes: Uint8Array | string, name = 'lamp.jpg', type = 'image/jpeg') =>
  new File([typeof bytes === 'string' ? bytes : Uint8Array.from(bytes)], name, { type });

type Upload = {
  readonly to?: string;
  readonly cookie?: string;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
};

async function send({ to = lotId, cookie = admin, headers = {}, body }: Upload) {
  const request = new Request(`${fixture.auth.url}/dashboard/api/lots/${to}/images`, {
    method: 'POST',
    headers: { origin: fixture.auth.url, ...(cookie && { cookie }), ...headers },
    ...(body === undefined ? {} : { body }),
  });
  const answer = await POST(request, { params: Promise.resolve({ lotId: to }) });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

function form(...parts: readonly (readonly [string, string | File])[]): FormData {
  const filled = new FormData();
  for (const [name, value] of parts) filled.append(name, value);
  return filled;
}
const goodForm = async () => form(['file', file(await photograph().jpeg().toBuffer())], ['alt', 'A lamp']);
const storedCounts = async () => [await prisma().lotImage.count(), (await pictureStore().list()).length];

describe('the upload route', () => {
  it.each([
    ['a signed-out person', 401, () => ({ cookie: '' })],
    ['a bidder', 403, () => ({ cookie: cookies.bidder ?? '' })],
    ['a clerk', 403, () => ({ cookie: cookies.clerk ?? '' })],
    ['a page of another site [CSRF]', 403, () => ({ headers: { origin: 'https://evil.example' } })],
    ['a sandboxed page [CSRF]', 403, () => ({ headers: { origin: 'null' } })],
    ['another port of the server [CSRF]', 403, () => ({ headers: { origin: 'http://house.test:8080' } })],
    ['a sibling domain [CSRF]', 403, () => ({ headers: { origin: 'http://shop.house.test' } })],
  ])('refuses %s with %i', async (_, status, sent) => {
    const before = await storedCounts();
    expect((await send({ body: await goodForm(), ...sent() })).status).toBe(status);
    expect(await storedCounts()).toEqual(before);
  });

  it('answers 404 for an unknown lot and 400 for a path as its id', async () => {
    const before = await storedCounts();
    expect((await send({ to: randomUUID(), body: await goodForm() })).status).toBe(404);
    for (const to of ['../../../etc', `${lotId}/..`, '%00', '']) {
      expect((await send({ to, body: await goodForm() })).status).toBe(400);
    }
    expect(await storedCounts()).toEqual(before);
  });

  it.each([
    ['no body', () => ({})],
    ['JSON', () => ({ headers: { 'content-type': 'application/json' }, body: '{"file":"x"}' })],
    ['a form without a boundary', () => ({ headers: { 'content-type': 'multipart/form-data' }, body: 'x' })],
    ['a truncated form', () => ({ headers: { 'content-type': 'multipart/form-data; boundary=x' }, body: '--x\r\n' })],
    ['a picture by its address', () => ({ body: form(['file', 'http://169.254.169.254/latest/meta-data/']) })],
    ['two files', () => ({ body: form(['file', file('a')], ['file', file('b')], ['alt', '']) })],
    ['an additional field', () => ({ body: form(['file', file('a')], ['position', '1']) })],
    ['a file as the description', () => ({ body: form(['file', file('a')], ['alt', file('b')]) })],
    ['a prototype field', () => ({ body: form(['file', file('a')], ['__proto__', 'x']) })],
    [
      'a description with a null character',
      async () => ({ body: form(['file', file(await photograph().jpeg().toBuffer())], ['alt', 'a\u0000b']) }),
    ],
    [
      'a description that is too long',
      async () => ({ body: form(['file', file(await photograph().jpeg().toBuffer())], ['alt', 'x'.repeat(301)]) }),
    ],
  ])('refuses %s', async (_, sent) => {
    const before = await storedCounts();
    expect(await send(await sent())).toMatchObject({ status: 400, body: { ok: false, refusal: { code: 'INVALID' } } });
    expect(await storedCounts()).toEqual(before);
  });

  it.each([
    ['an SVG with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 'a.svg'],
    ['an HTML page with the name of a picture', '<!doctype html><script>alert(1)</script>', 'a.jpg'],
    ['an archive', 'PK\u0003\u0004../../etc/passwd', 'a.zip'],
    ['an archive with a path as its name', 'PK\u0003\u0004', '../../../../etc/passwd'],
  ])('refuses %s, whatever type it declares', async (_, text, name) => {
    const before = await storedCounts();
    const answer = await send({ body: form(['file', file(text, name)]) });
    expect(answer).toMatchObject({ status: 422, body: { refusal: { code: 'PICTURE_REFUSED', why: 'not-a-picture' } } });
    expect(await storedCounts()).toEqual(before);
  });

  it.each(['gif', 'avif', 'tiff'] as const)('refuses %s', async (format) => {
    const bytes = await photograph().toFormat(format).toBuffer();
    expect((await send({ body: form(['file', file(bytes)]) })).status).toBe(422);
  });
});

describe('an accepted picture', () => {
  it('is encoded again, without metadata, location, extra data or file name of the upload', async () => {
    const evil = '<script>alert("polyglot")</script><?php system($_GET[0]); ?>';
    const jpeg = await photograph()
      .withExif({
        IFD0: { Make: evil, ImageDescription: evil },
        IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' },
      })
      .jpeg()
      .toBuffer();
    const polyglot = Buffer.concat([jpeg, Buffer.from(evil)]);
    expect(polyglot.includes('polyglot')).toBe(true);
    const taken = await send({
      body: form(['file', file(polyglot, '../../<img src=x onerror=alert(1)>.jpg')], ['alt', 'A lamp']),
    });
    expect(taken.status).toBe(201);
    const { imageId } = taken.body.image;
    expect(imageId).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.stringify(taken.body)).not.toContain('onerror');

    const shown = await readPicture(new Request(`${fixture.auth.url}/pictures/${imageId}/320.webp`), {
      params: Promise.resolve({ imageId, file: '320.webp' }),
    });
    const bytes = Buffer.from(await shown.arrayBuffer());
    expect(shown.headers.get('content-type')).toBe('image/webp');
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('content-security-policy')).toContain('sandbox');
    const { format, exif, xmp, iptc } = await sharp(bytes).metadata();
    expect([format, exif, xmp, iptc]).toEqual(['webp', undefined, undefined, undefined]);
    for (const trace of ['polyglot', 'script', 'php', 'GPS', 'Exif']) expect(bytes.includes(trace)).toBe(false);
  });
});
