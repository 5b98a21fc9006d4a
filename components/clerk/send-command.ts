/** Gives a clerk's order over the socket, the one door to a lot that is open, and finds out what became of it. No React. */
import type { Ack, Refusal } from '#protocol/socket/ack.ts';
import type { ClientRequest } from '#protocol/socket/client-events.ts';
import { NO_ANSWER, type Wire } from '../saleroom/connection/wire.ts';

export type CommandName = 'bid:void' | 'reserve:lower' | 'lot:withdraw' | 'lot:pause' | 'lot:resume';

/** What an order asks for; its key and its lot are added here. */
export type CommandRequest<N extends CommandName> = Omit<ClientRequest<N>, 'key' | 'lotId'>;

export type CommandOutcomeShown =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** Nobody could say. The history of the lot will. */
  | { readonly kind: 'unknown' };

/** How long an answer may take, how long to wait before asking again, ms; and how often it is asked for. */
const answerWithin = 5000;
const askAgainAfter = 1500;
const attempts = 5;

/** Gives one order. A lost answer is asked for by the order's key: it is never given twice. */
export async function sendCommand<N extends CommandName>(
  wire: Wire,
  { name, lotId, wish }: { readonly name: N; readonly lotId: string; readonly wish: CommandRequest<N> },
): Promise<CommandOutcomeShown> {
  const key = newKey();
  const request = { ...wish, key, lotId } as ClientRequest<N>;
  const given = outcomeOf(await wire.ask(name, request, answerWithin));
  if (given) return given;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const looked = outcomeOf(await wire.ask('command:look-up', { key, lotId }, answerWithin));
    if (looked) return looked;
    await new Promise((resolve) => setTimeout(resolve, askAgainAfter));
  }
  return { kind: 'unknown' };
}

/** What an answer says for certain; null where it says nothing. */
function outcomeOf(answer: Ack<CommandName> | Ack<'command:look-up'> | typeof NO_ANSWER): CommandOutcomeShown | null {
  if (answer === NO_ANSWER) return null;
  if (answer.ok) return { kind: 'done' };
  return answer.outcome === 'refused' ? { kind: 'refused', refusal: answer.refusal } : null;
}

/** 128 random bits. `crypto.randomUUID` is missing on plain-http addresses. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
