import { createServer } from 'node:net';

/** The first port from `wanted` on that nobody listens on, within the next fifty; `wanted` itself when all are taken. */
export async function freePort(wanted: number, host: string): Promise<number> {
  for (let port = wanted; port < wanted + 50 && port < 65_536; port += 1) if (await isFree(port, host)) return port;
  return wanted;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}
