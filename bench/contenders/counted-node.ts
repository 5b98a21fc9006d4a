// A node of a house whose statements are counted, by name, as they go to the database. Any message asks for the counts; the node is the shipped one.
import pg from 'pg';
import { readEnvironment } from '#server/environment.ts';
import { startServer } from '#server/start-server.ts';
import { unlimited } from './unlimited.ts';

const statements: Record<string, number> = {};
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function counted(this: pg.Client, ...args: Parameters<typeof query>) {
  const [asked] = args as readonly unknown[];
  const name = typeof asked === 'string' ? asked : (asked as { readonly name?: string } | undefined)?.name;
  if (name !== undefined) statements[name] = (statements[name] ?? 0) + 1;
  return Reflect.apply(query, this, args);
} as typeof query;

const house = await startServer(readEnvironment(), { pages: false, sockets: { limits: unlimited } });
process.send?.({ port: house.port });
process.on('message', () => process.send?.({ statements }));
process.on('disconnect', () => process.exit(0));
