// A node of a shipped server that counts its database statements by name. Any IPC message requests
// the counts.
import pg from 'pg';
import { readEnvironment } from '#server/environment.ts';
import { startServer } from '#server/start-server.ts';
import { noRateLimits } from './no-rate-limits.ts';

const statements: Record<string, number> = {};
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function countedQuery(this: pg.Client, ...args: Parameters<typeof query>) {
  const [statement] = args as readonly unknown[];
  const name = typeof statement === 'string' ? statement : (statement as { readonly name?: string } | undefined)?.name;
  if (name !== undefined) statements[name] = (statements[name] ?? 0) + 1;
  return Reflect.apply(query, this, args);
} as typeof query;

const server = await startServer(readEnvironment(), { pages: false, sockets: { limits: noRateLimits } });
process.send?.({ port: server.port });
process.on('message', () => process.send?.({ statements }));
process.on('disconnect', () => process.exit(0));
