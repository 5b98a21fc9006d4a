/** An event as a client of Socket.IO sends it: its name and what comes with it; the id under which it wants an answer, null when it wants none. */
export type EventPacket = {
  readonly id: number | null;
  readonly name: string | number;
  readonly args: readonly unknown[];
};

/** Names of Socket.IO's own, which no client may send. */
const RESERVED = new Set(['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener']);

const EVENT = 0x32;
const BRACKET = 0x5b;

/**
 * Reads an event of the one namespace that the house has, as nearly every packet is one: `2`, the id, and a JSON array that begins with the name (Socket.IO's protocol, version 5). Null for
 * whatever else it is, or is not: Socket.IO's own parser says what.
 */
export function eventIn(text: string): EventPacket | null {
  if (text.charCodeAt(0) !== EVENT) return null;
  let at = 1;
  while (isDigit(text.charCodeAt(at))) at += 1;
  if (text.charCodeAt(at) !== BRACKET) return null;
  const content = arrayIn(text.slice(at));
  if (content === null) return null;
  const [name, ...args] = content;
  if (typeof name !== 'number' && (typeof name !== 'string' || RESERVED.has(name))) return null;
  return { id: at === 1 ? null : Number(text.slice(1, at)), name, args };
}

/** The packet that answers an event. */
export function answerPacket(id: number, answer: unknown): string {
  return `3${id}${JSON.stringify([answer])}`;
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function arrayIn(json: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(json);
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
