import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFaultProxy, type FaultProxy } from './fault-proxy.ts';

// A server that answers every piece with the same in capitals, and tells what it heard.
let server: Server;
let heard: string;
let tell: () => void;
let proxy: FaultProxy;
const sockets: Socket[] = [];

beforeEach(async () => {
  heard = '';
  tell = () => {};
  server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => {});
    socket.on('data', (piece) => {
      heard += piece;
      tell();
      socket.write(String(piece).toUpperCase());
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

async function enter(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: proxy.port });
  sockets.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  return socket;
}

async function reply(socket: Socket): Promise<string> {
  const [piece] = await once(socket, 'data');
  return String(piece);
}

/** How the connection ended: null in order, or the code of its error. */
function ending(socket: Socket): Promise<string | null> {
  let code: string | null = null;
  socket.on('error', (fault: NodeJS.ErrnoException) => {
    code = fault.code ?? 'error';
  });
  socket.resume();
  return new Promise((resolve) => socket.once('close', () => resolve(code)));
}

function hearing(words: string): Promise<void> {
  return new Promise((resolve) => {
    tell = () => {
      if (heard.includes(words)) resolve();
    };
    tell();
  });
}

describe('the fault proxy', () => {
  it('passes what is said, both ways', async () => {
    const socket = await enter();
    socket.write('bid');
    expect(await reply(socket)).toBe('BID');
    expect(proxy.connections()).toBe(1);
  });

  it('silences who is there: neither end hears of the other, nor of its end, and whoever comes is heard', async () => {
    const early = await enter();
    early.write('bid');
    await reply(early);
    proxy.silence();
    let said = '';
    early.on('data', (piece) => {
      said += piece;
    });
    let hasEnded = false;
    early.on('close', () => {
      hasEnded = true;
    });
    early.write('max');
    for (const socket of sockets) if (socket !== early) socket.destroy();
    const late = await enter();
    late.write('hammer');
    expect(await reply(late)).toBe('HAMMER');
    expect(heard).toBe('bidhammer');
    expect(said).toBe('');
    expect(hasEnded).toBe(false);
  });

  it('leads whoever comes to another server, and leaves who is there where they are', async () => {
    const early = await enter();
    early.write('bid');
    await reply(early);
    const other = createServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      socket.on('data', (piece) => socket.write(`${piece} of another`));
    });
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    proxy.leadTo((other.address() as AddressInfo).port);
    const late = await enter();
    late.write('bid');
    expect(await reply(late)).toBe('bid of another');
    early.write('max');
    expect(await reply(early)).toBe('MAX');
    other.close();
  });

  it('delays each piece both ways, and keeps their order', async () => {
    const socket = await enter();
    proxy.setMode({ kind: 'delay', ms: 60, jitter: 50 });
    const began = performance.now();
    let said = '';
    const all = new Promise<void>((resolve) => {
      socket.on('data', (piece) => {
        said += piece;
        if (said.length === 26) resolve();
      });
    });
    for (const letter of 'abcdefghijklmnopqrstuvwxyz') socket.write(letter);
    await all;
    expect(said).toBe('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    expect(performance.now() - began).toBeGreaterThanOrEqual(20);
  });

  it('throttles to so many bytes a second', async () => {
    const socket = await enter();
    proxy.setMode({ kind: 'throttle', bytesPerSecond: 1_000 });
    const began = performance.now();
    socket.write('x'.repeat(100));
    await hearing('x'.repeat(100));
    expect(performance.now() - began).toBeGreaterThanOrEqual(80);
  });

  it('cuts in order, and whoever comes while it cuts', async () => {
    const socket = await enter();
    proxy.setMode({ kind: 'cut' });
    expect(await ending(socket)).toBeNull();
    expect(await ending(await enter())).toBeNull();
  });

  it('resets', async () => {
    const socket = await enter();
    socket.write('bid');
    await reply(socket);
    proxy.setMode({ kind: 'reset' });
    expect(await ending(socket)).toBe('ECONNRESET');
  });

  it('leaves half open: the request arrives, the reply waits until it heals', async () => {
    const socket = await enter();
    proxy.setMode({ kind: 'halfopen', ways: 'replies' });
    let said = '';
    socket.on('data', (piece) => {
      said += piece;
    });
    socket.write('bid');
    await hearing('bid');
    expect(said).toBe('');
    const healed = once(socket, 'data');
    proxy.setMode({ kind: 'pass' });
    await healed;
    expect(said).toBe('BID');
  });

  it('swallows: the request arrives, its reply never does, and the connection is cut', async () => {
    const socket = await enter();
    proxy.setMode({ kind: 'swallow', when: (request) => request.includes('commit') });
    socket.write('select');
    expect(await reply(socket)).toBe('SELECT');
    let said = '';
    socket.on('data', (piece) => {
      said += piece;
    });
    socket.write('commit');
    await ending(socket);
    expect(heard).toBe('selectcommit');
    expect(said).toBe('');
  });

  it('shows a watcher a reply beside what was asked, before it arrives', async () => {
    const socket = await enter();
    const shown: string[] = [];
    proxy.watch({
      reply: (piece, asked) => {
        shown.push(`${asked} ${piece}`);
        return 'go-on';
      },
    });
    socket.write('bid');
    await reply(socket);
    socket.write('max');
    await reply(socket);
    expect(shown).toEqual(['bid BID', 'max MAX']);
  });

  it('shows a watcher each piece before it arrives, and cuts when it says so', async () => {
    const socket = await enter();
    proxy.watch({ request: (piece) => (piece.includes('hammer') ? 'cut' : 'go-on') });
    socket.write('bid');
    expect(await reply(socket)).toBe('BID');
    socket.write('hammer');
    await ending(socket);
    expect(heard).toBe('bid');
  });
});
