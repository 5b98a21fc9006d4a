import type { Socket } from 'node:net';
import type { FaultMode, Way } from './fault-mode.ts';

/** One way of a connection. */
export type FaultyStream = {
  /** A mode has been set: what is held may go, or must wait. */
  readonly modeChanged: () => void;
  readonly stop: () => void;
};

/** So much may wait before the sender is held up, bytes. */
const MOST_WAITING = 1 << 18;
const PIECES_A_SECOND = 20;

/**
 * Carries what `from` sends to `to` as the mode says, in order. `seen` is shown each piece before it is sent on, and may keep it back by answering
 * false.
 */
export function carry(
  { from, to, way }: { readonly from: Socket; readonly to: Socket; readonly way: Way },
  mode: () => FaultMode,
  { seen, random }: { readonly seen: (piece: Buffer) => boolean; readonly random: () => number },
): FaultyStream {
  const waiting: { piece: Buffer; due: number }[] = [];
  let bytesWaiting = 0;
  let lastDue = 0;
  let hasEnded = false;
  let timer: NodeJS.Timeout | undefined;

  const isHeld = () => {
    const now = mode();
    return now.kind === 'halfopen' && (now.ways === way || now.ways === 'both');
  };

  const send = () => {
    clearTimeout(timer);
    timer = undefined;
    if (isHeld()) return;
    for (let first = waiting[0]; first; first = waiting[0]) {
      const left = first.due - performance.now();
      if (left > 0) {
        timer = setTimeout(send, left);
        return;
      }
      waiting.shift();
      bytesWaiting -= first.piece.length;
      if (!to.writable) continue;
      if (!to.write(first.piece)) {
        to.once('drain', send);
        return;
      }
    }
    if (hasEnded) to.end();
    else if (bytesWaiting < MOST_WAITING) from.resume();
  };

  const add = (piece: Buffer, after: number) => {
    const now = performance.now();
    lastDue = Math.max(lastDue, now + after);
    waiting.push({ piece, due: lastDue });
    bytesWaiting += piece.length;
    if (bytesWaiting >= MOST_WAITING) from.pause();
  };

  from.on('data', (piece: Buffer) => {
    if (!seen(piece)) return;
    const now = mode();
    if (now.kind === 'throttle') {
      const size = Math.max(1, Math.floor(now.bytesPerSecond / PIECES_A_SECOND));
      const between = (size / now.bytesPerSecond) * 1000;
      for (let at = 0; at < piece.length; at += size)
        add(piece.subarray(at, at + size), Math.max(0, lastDue - performance.now()) + between);
    } else {
      add(piece, now.kind === 'delay' ? Math.max(0, now.ms + (2 * random() - 1) * now.jitter) : 0);
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
