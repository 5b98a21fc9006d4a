/** What the house answers to a deed of the dashboard. A refusal is a value with the facts needed to try again; words for it are the page's. */
import type { LotStatus } from '#auction/lot.ts';
import type { Readiness } from './readiness.ts';

/** What is wrong with one field. `path` is as in the input, joined by dots ("lot.openingBid"); "" means the whole. */
export type FieldProblem = { readonly path: string; readonly problem: string };

/** Why a file was not taken as a picture. */
export type PictureProblem = 'not-a-picture' | 'too-many-bytes' | 'too-many-pixels' | 'too-long' | 'damaged';

export type ActionRefusal =
  | { readonly code: 'INVALID'; readonly problems: readonly FieldProblem[] }
  | { readonly code: 'UNAUTHENTICATED' }
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'NOT_FOUND' }
  /** The auction is on sale: its terms and its catalogue are promises now. */
  | { readonly code: 'PUBLISHED' }
  /** The lot is open or over: what people bid on stays as they read it. */
  | { readonly code: 'LOT_NOT_SCHEDULED'; readonly status: LotStatus }
  | { readonly code: 'NOT_READY'; readonly readiness: Readiness }
  | { readonly code: 'PICTURE_REFUSED'; readonly why: PictureProblem }
  | { readonly code: 'TOO_MANY'; readonly most: number };

export type RefusedAction = { readonly ok: false; readonly refusal: ActionRefusal };

/** The answer to a deed that, done, tells `Done`. */
export type ActionResult<Done = unknown> = ({ readonly ok: true } & Done) | RefusedAction;
