import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import {
  type FaultLine,
  FILES,
  type Meta,
  type NodeLine,
  type OpLine,
  type RecordedRun,
  type RecvLine,
  type ViewLine,
} from './recorded-run.ts';

type Untimed<Line> = Omit<Line, 't'>;

/**
 * Records a run as it happens. A line is in the file when its call returns, so an `inv` is recorded
 * before its request is sent. Each call returns the `t` of its line.
 */
export type Recorder = {
  readonly folder: string;
  readonly op: (line: Untimed<OpLine>) => number;
  readonly recv: (line: Untimed<RecvLine>) => number;
  readonly view: (line: Untimed<ViewLine>) => number;
  readonly node: (line: Untimed<NodeLine>) => number;
  readonly fault: (line: Untimed<FaultLine>) => number;
  readonly dump: <Kind extends Exclude<keyof RecordedRun, 'meta'>>(kind: Kind, lines: RecordedRun[Kind]) => void;
  readonly meta: (meta: Meta) => void;
  readonly close: () => void;
};

/** Whole microseconds of CLOCK_MONOTONIC, which all processes of a Linux machine share. */
export function monotonicMicroseconds(): number {
  return Number(process.hrtime.bigint() / 1000n);
}

export function createRecorder(folder: string): Recorder {
  mkdirSync(join(folder, 'dump'), { recursive: true });
  const open = { ops: 0, recv: 0, view: 0, node: 0, faults: 0 };
  for (const kind of Object.keys(open) as (keyof typeof open)[]) open[kind] = openSync(join(folder, FILES[kind]), 'a');
  const write = (kind: keyof typeof open, line: object) => {
    const t = monotonicMicroseconds();
    writeSync(open[kind], `${JSON.stringify({ t, ...line })}\n`);
    return t;
  };
  return {
    folder,
    op: (line) => write('ops', line),
    recv: (line) => write('recv', line),
    view: (line) => write('view', line),
    node: (line) => write('node', line),
    fault: (line) => write('faults', line),
    dump: (kind, lines) =>
      writeFileSync(join(folder, FILES[kind]), lines.map((line) => `${JSON.stringify(line)}\n`).join('')),
    meta: (meta) => writeFileSync(join(folder, 'meta.json'), `${JSON.stringify(meta, null, 2)}\n`),
    close: () => {
      for (const file of Object.values(open)) closeSync(file);
    },
  };
}
