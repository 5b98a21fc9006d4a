import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongOptions } from '../usage-error.ts';
import { FILES, type History, type Meta } from './recorded-run.ts';

/** Reads a recorded run back from its folder. Throws WrongOptions when a file is missing or a line is cut off: half a history proves nothing. */
export function readHistory(folder: string): History {
  const meta = parse(join(folder, 'meta.json'), read(join(folder, 'meta.json'))) as Meta;
  const lines = Object.entries(FILES).map(([kind, name]) => {
    const file = join(folder, name);
    const written = read(file).split('\n');
    return [kind, written.flatMap((line, at) => (line === '' ? [] : [parse(`${file}, line ${at + 1}`, line)]))];
  });
  return { meta, ...Object.fromEntries(lines) } as History;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new WrongOptions(`No whole record of a run (a folder runs/ID): ${(fault as Error).message}`);
  }
}

function parse(where: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new WrongOptions(`No whole record of a run: ${where}: ${(fault as Error).message}`);
  }
}
