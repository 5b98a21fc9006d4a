import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../usage-error.ts';
import { FILES, type Meta, type RecordedRun } from './recorded-run.ts';

/**
 * Reads a recorded run from its folder. Throws UsageError when a file is missing or a line is
 * truncated: a partial record proves nothing.
 */
export function readRun(folder: string): RecordedRun {
  const metaFile = join(folder, 'meta.json');
  const meta = parse(metaFile, read(metaFile)) as Meta;
  const lines = Object.entries(FILES).map(([kind, name]) => {
    const file = join(folder, name);
    const written = read(file).split('\n');
    return [kind, written.flatMap((line, n) => (line === '' ? [] : [parse(`${file}, line ${n + 1}`, line)]))];
  });
  return { meta, ...Object.fromEntries(lines) } as RecordedRun;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    throw new UsageError(`Not a complete record of a run (a folder runs/ID): ${(fault as Error).message}`);
  }
}

function parse(where: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new UsageError(`Not a complete record of a run: ${where}: ${(fault as Error).message}`);
  }
}
