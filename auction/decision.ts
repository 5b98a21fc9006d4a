import type { LotEvent } from './events.ts';
import type { Rejection } from './rejections.ts';

/**
 * The answer of the rules to a command: what happens because of it, or why it does not. An accepted order may have nothing to do
 * (a closing time that is already as late as asked); then it has no events.
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

/** Refuses a clerk's order that the lot's state does not allow. */
export function notPossible(why: Extract<Rejection, { code: 'NOT_POSSIBLE' }>['why']): Decision {
  return reject({ code: 'NOT_POSSIBLE', why });
}
