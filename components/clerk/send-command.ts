/**
 * Sends a clerk's command over the socket, the only API for open lots, and determines its outcome.
 */
import type { Ack, Refusal } from '#protocol/socket/ack.ts';
import type { ClientRequest } from '#protocol/socket/client-events.ts';
import { NO_ANSWER, type SocketClient } from '../saleroom/connection/socket-client.ts';

export type CommandName = 'bid:void' | 'reserve:lower' | 'lot:withdraw' | 'lot:pause' | 'lot:resume';

/** The fields of a command, without the key and the lot that `sendCommand` adds. */
export type CommandPayload<N extends CommandName> = Omit<ClientRequest<N>, 'key' | 'lotId'>;

export type CommandResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** No answer came. The lot's history shows whether the command was carried out. */
  | { readonly kind: 'unknown' };

/** Milliseconds. */
const ANSWER_TIMEOUT = 5000;
const LOOK_UP_DELAY = 1500;
const MAX_LOOK_UPS = 5;

/** Sends a command once. If the answer is lost, its outcome is looked up by the command's key. */
export async function sendCommand<N extends CommandName>(
  client: Pick<SocketClient, 'request'>,
  { name, lotId, payload }: { readonly name: N; readonly lotId: string; readonly payload: CommandPayload<N> },
): Promise<CommandResult> {
  const key = newKey();
  const request = { ...payload, key, lotId } as ClientRequest<N>;
  const result = resultOf(await client.request(name, request, ANSWER_TIMEOUT));
  if (result) return result;
  for (let lookUp = 0; lookUp < MAX_LOOK_UPS; lookUp += 1) {
    const found = resultOf(await client.request('command:look-up', { key, lotId }, ANSWER_TIMEOUT));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, LOOK_UP_DELAY));
  }
  return { kind: 'unknown' };
}

/** The outcome in an answer; null if the answer does not have it. */
function resultOf(answer: Ack<CommandName> | Ack<'command:look-up'> | typeof NO_ANSWER): CommandResult | null {
  if (answer === NO_ANSWER) return null;
  if (answer.ok) return { kind: 'done' };
  return answer.outcome === 'refused' ? { kind: 'refused', refusal: answer.refusal } : null;
}

/** 128 random bits. `crypto.randomUUID` is missing on plain HTTP. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
