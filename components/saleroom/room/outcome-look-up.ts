import type { Ack, Refusal } from '#protocol/socket/ack.ts';
import { NO_ANSWER, type SocketClient } from '../connection/socket-client.ts';

/** After this many milliseconds without an answer, a request counts as unanswered. */
export const ANSWER_TIMEOUT = 5_000;
const DELAY = { first: 500, max: 5_000 };

type LookUpAnswer = Ack<'command:look-up'>;

/**
 * Returns a function that looks a key up until its outcome is known or the connection is lost, and
 * passes the outcome to `onOutcome`. Concurrent look-ups of one key are merged.
 */
export function createOutcomeLookUp(
  client: () => SocketClient | null,
  onOutcome: (lotId: string, key: string, answer: LookUpAnswer) => void,
): (lotId: string, key: string) => Promise<void> {
  const running = new Set<string>();
  return async (lotId, key) => {
    if (running.has(key)) return;
    running.add(key);
    for (let delay = DELAY.first; client()?.isConnected(); delay = Math.min(delay * 2, DELAY.max)) {
      const answer = (await client()?.request('command:look-up', { key, lotId }, ANSWER_TIMEOUT)) ?? NO_ANSWER;
      if (answer !== NO_ANSWER && (answer.ok || isFinalRefusal(answer))) {
        onOutcome(lotId, key, answer);
        break;
      }
      await new Promise((resume) => setTimeout(resume, delay * (0.75 + Math.random() / 2)));
    }
    running.delete(key);
  };
}

/** Whether the refusal is the outcome of the bid. Otherwise the look-up itself was refused. */
function isFinalRefusal(answer: { readonly outcome: 'refused' | 'unknown'; readonly refusal: Refusal }): boolean {
  const lookUpRefusals: readonly Refusal['code'][] = [
    'INVALID',
    'UNAUTHENTICATED',
    'FORBIDDEN',
    'NOT_FOUND',
    'RATE_LIMITED',
    'BUSY',
    'UNSUPPORTED_PROTOCOL',
    'SOMETHING_WENT_WRONG',
  ];
  return answer.outcome === 'refused' && !lookUpRefusals.includes(answer.refusal.code);
}
