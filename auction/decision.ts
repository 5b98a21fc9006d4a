import type { LotEvent } from './events.ts';
import type { Rejection } from './rejections.ts';

/**
 * The result of a command: its events, or the reason for its refusal. An accepted command may have
 * no events, for example if the closing time is already as late as requested.
 */
export type Decision =
  | { readonly accepted: true; readonly events: readonly LotEvent[] }
  | { readonly accepted: false; readonly rejection: Rejection };

export function accept(...events: readonly LotEvent[]): Decision {
  return { accepted: true, events };
}

export function reject(rejection: Rejection): Decision {
  return { accepted: false, rejection };
}

/** Refuses a clerk's command that the lot's state does not allow. */
export function notPossible(why: Extract<Rejection, { code: 'NOT_POSSIBLE' }>['why']): Decision {
  return reject({ code: 'NOT_POSSIBLE', why });
}
