import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts';

// A server that answers every chunk in capitals and records what it received.
let server: Server;
let received: string;
let onReceived: () => void;
let proxy: FaultProxy;
const sockets: Socket[] = [];

beforeEach(async () => {
  received = '';
  onReceived = () => {};
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (chunk) => {
      received += chunk;
      onReceived();
      socket.write(String(chunk).toUpperCase());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  proxy = await createFaultProxy({ target: { port: (server.address() as AddressInfo).port } });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  await proxy.close();
  server.close();
});

async function connectToProxy(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: proxy.port });
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

async function reply(socket: Socket): Promise<string> {
  const [chunk] = await once(socket, 'data');
  return String(chunk);
}

/** How the connection ended: null without an error, otherwise its code. */
function ending(socket: Socket): Promise<string | null> {
  let code: string | null = null;
  socket.on('error', (fault: NodeJS.ErrnoException) => {
    code = fault.code ?? 'error';
  });
  socket.resume();
  return new Promise((resolve) => socket.once('close', () => resolve(code)));
}

function serverReceives(text: string): Promise<void> {
  return new Promise((resolve) => {
    onReceived = () => {
      if (received.includes(text)) resolve();
    };
    onReceived();
  });
}

describe('the fault proxy', () => {
  it('forwards in both directions', async () => {
    const socket = await connectToProxy();
    socket.write('bid');
    expect(await reply(socket)).toBe('BID');
    expect(proxy.connections()).toBe(1);
  });

  it('silences open connections, their ends included, and forwards new ones', async () => {
    const early = await connectToProxy();
    early.write('bid');
    await reply(early);
    proxy.silence();
    let replies = '';
    early.on('data', (chunk) => {
      replies += chunk;
    });
    let hasEnded = false;
    early.on('close', () => {
      hasEnded = true;
    });
    early.write('max');
    for (const socket of sockets) if (socket !== early) socket.destroy();
    const late = await connectToProxy();
    late.write('hammer');
    expect(await reply(late)).toBe('HAMMER');
    expect(received).toBe('bidhammer');
    expect(replies).toBe('');
    expect(hasEnded).toBe(false);
  });

  it('forwards new connections to another server, and leaves open ones', async () => {
    const early = await connectToProxy();
    early.write('bid');
    await reply(early);
    const other = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      socket.on('data', (chunk) => socket.write(`${chunk} of another`));
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    proxy.redirectTo((other.address() as AddressInfo).port);
    const late = await connectToProxy();
    late.write('bid');
    expect(await reply(late)).toBe('bid of another');
    early.write('max');
    expect(await reply(early)).toBe('MAX');
    other.close();
  });

  it('delays each chunk in both directions and keeps their order', async () => {
    const socket = await connectToProxy();
    proxy.setMode({ kind: 'delay', ms: 60, jitter: 50 });
    const began = performance.now();
    let replies = '';
    const all = new Promise<void>((resolve) => {
      socket.on('data', (chunk) => {
        replies += chunk;
        if (replies.length === 26) resolve();
      });
    });
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') socket.write(letter);
    await all;
    expect(replies).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(performance.now() - began).toBeGreaterThanOrEqual(20);
  });

  it('limits the bytes per second', async () => {
    const socket = await connectToProxy();
    proxy.setMode({ kind: 'throttle', bytesPerSecond: 1_000 });
    const began = performance.now();
    socket.write('x'.repeat(100));
    await serverReceives('x'.repeat(100));
    expect(performance.now() - began).toBeGreaterThanOrEqual(80);
  });

  it('cuts open and new connections without an error', async () => {
    const socket = await connectToProxy();
    proxy.setMode({ kind: 'cut' });
    expect(await ending(socket)).toBeNull();
    expect(await ending(await connectToProxy())).toBeNull();
  });

  it('resets connections', async () => {
    const socket = await connectToProxy();
    socket.write('bid');
    await reply(socket);
    proxy.setMode({ kind: 'reset' });
    expect(await ending(socket)).toBe('ECONNRESET');
  });

  it('holds replies back on a half-open connection until it recovers', async () => {
    const socket = await connectToProxy();
    proxy.setMode({ kind: 'halfopen', ways: 'replies' });
    let replies = '';
    socket.on('data', (chunk) => {
      replies += chunk;
    });
    socket.write('bid');
    await serverReceives('bid');
    expect(replies).toBe('');
    const recovered = once(socket, 'data');
    proxy.setMode({ kind: 'pass' });
    await recovered;
    expect(replies).toBe('BID');
  });

  it('swallows the reply to a matching request and cuts the connection', async () => {
    const socket = await connectToProxy();
    proxy.setMode({ kind: 'swallow', when: (request) => request.includes('commit') });
    socket.write('select');
    expect(await reply(socket)).toBe('SELECT');
    let replies = '';
    socket.on('data', (chunk) => {
      replies += chunk;
    });
    socket.write('commit');
    await ending(socket);
    expect(received).toBe('selectcommit');
    expect(replies).toBe('');
  });

  it('passes a reply with its request to the watcher before it is forwarded', async () => {
    const socket = await connectToProxy();
    const watched: string[] = [];
    proxy.watch({
      reply: (chunk, request) => {
        watched.push(`${request} ${chunk}`);
        return 'go-on';
      },
    });
    socket.write('bid');
    await reply(socket);
    socket.write('max');
    await reply(socket);
    expect(watched).toEqual(['bid BID', 'max MAX']);
  });

  it('cuts the connection when the watcher decides so about a request', async () => {
    const socket = await connectToProxy();
    proxy.watch({ request: (request) => (request.includes('hammer') ? 'cut' : 'go-on') });
    socket.write('bid');
    expect(await reply(socket)).toBe('BID');
    socket.write('hammer');
    await ending(socket);
    expect(received).toBe('bid');
  });
});
