import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writePastStream } from './write-frame.ts';

let server: Server;
let near: Socket;
let far: Socket;
beforeEach(async () => {
  server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  far = connect((server.address() as AddressInfo).port, '127.0.0.1');
  [near] = (await once(server, 'connection')) as [Socket];
});
afterEach(() => {
  near.destroy();
  far.destroy();
  server.close();
});

const MEGABYTE = 1_000_000;

it('comes in order with what the stream writes, also where the kernel takes only a part', async () => {
  let taken = 0;
  const sent: Buffer[] = [];
  for (let n = 0; n < 40; n += 1) {
    const bytes = Buffer.alloc(MEGABYTE, n);
    sent.push(bytes);
    if (n % 3 !== 2 && writePastStream(near, bytes)) taken += 1;
    else near.write(bytes);
  }
  // Nobody reads: the kernel is full, and what is more has been left to the stream.
  expect(taken).toBeGreaterThan(0);
  expect(near.writableLength).toBeGreaterThan(0);
  expect(writePastStream(near, Buffer.from('late'))).toBe(false);
  near.end();
  const got: Buffer[] = [];
  for await (const portion of far) got.push(portion as Buffer);
  expect(Buffer.concat(got).equals(Buffer.concat(sent))).toBe(true);
});

it('frees a connection for the next message once the kernel has taken the rest', async () => {
  while (writePastStream(near, Buffer.alloc(MEGABYTE)));
  far.resume();
  await expect.poll(() => writePastStream(near, Buffer.from('next'))).toBe(true);
});

it('survives an end that is gone, with part of a message on its way', async () => {
  while (writePastStream(near, Buffer.alloc(MEGABYTE)));
  near.on('error', () => {});
  const closed = new Promise((resolve) => near.once('close', resolve));
  far.resetAndDestroy();
  near.resume();
  await closed;
  expect(writePastStream(near, Buffer.from('next'))).toBe(false);
});

it('leaves the writing to the stream where Node hides what it takes', () => {
  const hidden = { writableLength: 0, _handle: {} } as unknown as Socket;
  expect(writePastStream(hidden, Buffer.from('x'))).toBe(false);
  expect(writePastStream({ writableLength: 0 } as unknown as Socket, Buffer.from('x'))).toBe(false);
});
