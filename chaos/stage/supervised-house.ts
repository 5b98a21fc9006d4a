import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Recorder } from '../history/recorder.ts';
import type { HouseIsOpen, StallOrder } from './chaos-house.ts';

/** The house as a process that is started again whenever it ends, as a service manager does it: same port, same database. */
export type SupervisedHouse = {
  readonly kill: (signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT') => void;
  /** Ends the house at once and starts it with its machine's clock so many seconds ahead (or behind). */
  readonly restartWithSkew: (seconds: number) => Promise<void>;
  readonly stall: (milliseconds: number) => void;
  /** Resolves when the house is open, which it may be already. */
  readonly untilOpen: () => Promise<void>;
  /** When its last process was gone, `t` of the history; 0 while the first one lives. */
  readonly goneAt: () => number;
  /** Ends the process that renders pages. False where there is none. */
  readonly killPages: () => boolean;
  readonly noteMemory: () => void;
  readonly stop: () => Promise<void>;
};

const BETWEEN_STARTS = 200;

const FAKE_TIME = '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1';

/** Null where a clock can be shifted, else why not. */
export function whyNoSkew(): string | null {
  return existsSync(FAKE_TIME) ? null : 'libfaketime is not installed';
}

export async function superviseHouse(
  variables: Readonly<Record<string, string>>,
  recorder: Recorder,
): Promise<SupervisedHouse> {
  const program = fileURLToPath(new URL('chaos-house.ts', import.meta.url));
  const log = openSync(join(recorder.folder, 'house.log'), 'a');
  let child: ChildProcess | null = null;
  let isOpen = false;
  let isStopping = false;
  let skew = 0;
  let goneAt = 0;
  let onOpen = () => {};

  const start = () => {
    isOpen = false;
    const own = spawn(process.execPath, [program], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ...variables,
        ...(skew === 0
          ? {}
          : { LD_PRELOAD: FAKE_TIME, FAKETIME: `${skew < 0 ? '' : '+'}${skew}s`, FAKETIME_DONT_FAKE_MONOTONIC: '1' }),
      },
      stdio: ['ignore', log, log, 'ipc'],
    });
    child = own;
    const pid = own.pid ?? 0;
    own.on('message', (message: HouseIsOpen) => {
      if (!message.open) return;
      recorder.node({ ev: 'boot', pid });
      isOpen = true;
      onOpen();
    });
    own.on('exit', (code, signal) => {
      goneAt = recorder.node({ ev: 'exit', pid, why: signal ?? String(code) });
      isOpen = false;
      if (!isStopping) setTimeout(() => isStopping || start(), BETWEEN_STARTS);
    });
  };
  const untilOpen = async () => {
    while (!isOpen) {
      await new Promise<void>((resolve) => {
        onOpen = resolve;
        if (isOpen) resolve();
      });
    }
  };
  const kill = (signal: NodeJS.Signals) => void child?.kill(signal);
  const end = async () => {
    const own = child;
    if (!own || own.exitCode !== null || own.signalCode !== null) return;
    const ended = once(own, 'exit');
    own.kill('SIGCONT');
    own.kill('SIGKILL');
    await ended;
  };

  start();
  await untilOpen();
  return {
    kill,
    restartWithSkew: async (seconds) => {
      skew = seconds;
      await end();
      await pause(BETWEEN_STARTS);
      await untilOpen();
    },
    stall: (milliseconds) => void child?.send({ stall: milliseconds } satisfies StallOrder),
    untilOpen,
    goneAt: () => goneAt,
    killPages: () => {
      const pids = childrenOf(child?.pid ?? 0);
      for (const pid of pids) process.kill(pid, 'SIGKILL');
      return pids.length > 0;
    },
    noteMemory: () => {
      if (!isOpen || !child?.pid) return;
      const held = heldBy(child.pid);
      if (held) recorder.node({ ev: 'mem', pid: child.pid, ...held });
    },
    stop: async () => {
      isStopping = true;
      await end();
      closeSync(log);
    },
  };
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}

/** What a process holds, read from outside so that the process cannot forget to tell; null when it has gone meanwhile. */
function heldBy(pid: number): { readonly rss: number; readonly handles: number } | null {
  try {
    const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return { rss: kilobytes * 1024, handles: readdirSync(`/proc/${pid}/fd`).length };
  } catch {
    return null;
  }
}
