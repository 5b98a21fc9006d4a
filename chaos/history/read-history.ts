import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongOrders } from '../wrong-orders.ts';
import { FILES, type History, type Meta } from './lines.ts';

/** Reads a recorded run back from its folder. Throws WrongOrders when the folder holds none, and another error when a file is missing or a line is cut off: half a history proves nothing. */
export function readHistory(folder: string): History {
  if (!existsSync(join(folder, 'meta.json')))
    throw new WrongOrders(
      `${folder} is no recorded run: it has no meta.json. A run names its folder, runs/ID, when it starts.`,
    );
  const meta = JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8')) as Meta;
  const lines = Object.entries(FILES).map(([kind, file]) => [
    kind,
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown),
  ]);
  return { meta, ...Object.fromEntries(lines) } as History;
}
