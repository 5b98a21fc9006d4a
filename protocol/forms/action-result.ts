/**
 * The result of a dashboard action. A refusal is a value with the facts needed to try again; the
 * page supplies its wording.
 */
import type { LotStatus } from '#auction/lot.ts';
import type { Readiness } from './readiness.ts';

/**
 * A problem with one field. `path` is its path in the input, joined by dots ("lot.openingBid"); ""
 * means the whole.
 */
export type FieldProblem = { readonly path: string; readonly problem: string };

/** Why a file was not accepted as a picture. */
export type PictureProblem = 'not-a-picture' | 'too-many-bytes' | 'too-many-pixels' | 'too-long' | 'damaged';

export type ActionRefusal =
  | { readonly code: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly code: 'UNAUTHENTICATED' }
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'NOT_FOUND' }
  /** The auction is published: its terms and catalogue are binding. */
  | { readonly code: 'PUBLISHED' }
  /** The lot has opened or ended: its description can no longer change. */
  | { readonly code: 'LOT_NOT_SCHEDULED'; readonly status: LotStatus }
  | { readonly code: 'NOT_READY'; readonly readiness: Readiness }
  | { readonly code: 'PICTURE_REFUSED'; readonly why: PictureProblem }
  | { readonly code: 'TOO_MANY'; readonly most: number };

export type RefusedAction = { readonly ok: false; readonly refusal: ActionRefusal };

/** The result of an action that returns `Done` when it succeeds. */
export type ActionResult<Done = unknown> = ({ readonly ok: true } & Done) | RefusedAction;
