import type { Socket } from 'node:net';
import type { FaultMode, Way } from './fault-mode.ts';

/** One direction of a connection. */
export type FaultyStream = {
  /** Must be called after each change of the mode: it sends or stops accordingly. */
  readonly modeChanged: () => void;
  readonly stop: () => void;
};

/** How many bytes may wait before the sender is paused. */
const MAX_WAITING_BYTES = 1 << 18;
const THROTTLED_CHUNKS_PER_SECOND = 20;

/**
 * Forwards what `from` sends to `to`, in order and subject to the mode. `inspect` receives each
 * chunk before it is forwarded, and drops it by returning false.
 */
export function forward(
  { from, to, way }: { readonly from: Socket; readonly to: Socket; readonly way: Way },
  mode: () => FaultMode,
  { inspect, random }: { readonly inspect: (chunk: Buffer) => boolean; readonly random: () => number },
): FaultyStream {
  const waiting: { chunk: Buffer; due: number }[] = [];
  let waitingBytes = 0;
  let lastDue = 0;
  let hasEnded = false;
  let timer: NodeJS.Timeout | undefined;

  const isHeld = () => {
    const current = mode();
    return current.kind === 'halfopen' && (current.ways === way || current.ways === 'both');
  };

  /** Writes the chunks that are due. Returns false if it has to continue later. */
  const writeDue = (): boolean => {
    for (let first = waiting[0]; first; first = waiting[0]) {
      const remaining = first.due - performance.now();
      if (remaining > 0) {
        timer = setTimeout(send, remaining);
        return false;
      }
      waiting.shift();
      waitingBytes -= first.chunk.length;
      if (to.writable && !to.write(first.chunk)) {
        to.once('drain', send);
        return false;
      }
    }
    return true;
  };

  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (isHeld() || !writeDue()) return;
    if (hasEnded) to.end();
    else if (waitingBytes < MAX_WAITING_BYTES) from.resume();
  };

  const add = (chunk: Buffer, delay: number) => {
    lastDue = Math.max(lastDue, performance.now() + delay);
    waiting.push({ chunk, due: lastDue });
    waitingBytes += chunk.length;
    if (waitingBytes >= MAX_WAITING_BYTES) from.pause();
  };

  from.on('data', (chunk: Buffer) => {
    if (!inspect(chunk)) return;
    const current = mode();
    if (current.kind === 'throttle') {
      const size = Math.max(1, Math.floor(current.bytesPerSecond / THROTTLED_CHUNKS_PER_SECOND));
      const interval = (size / current.bytesPerSecond) * 1000;
      for (let at = 0; at < chunk.length; at += size)
        add(chunk.subarray(at, at + size), Math.max(0, lastDue - performance.now()) + interval);
    } else {
      add(chunk, current.kind === 'delay' ? Math.max(0, current.ms + (2 * random() - 1) * current.jitter) : 0);
    }
    if (!timer) send();
  });
  from.on('end', () => {
    hasEnded = true;
    if (!timer) send();
  });

  return {
    modeChanged: () => {
      if (isHeld()) from.pause();
      else {
        from.resume();
        if (!timer) send();
      }
    },
    stop: () => clearTimeout(timer),
  };
}
