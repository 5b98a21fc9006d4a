/** Why the door (auth-routes.ts) did not do what it was asked; the codes are those of the wire. */
export type AuthRefusal =
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] }
  /** No such account, or not its password: which of the two is not told. */
  | { readonly code: 'UNAUTHENTICATED' }
  /** The account is suspended; told only to who knows its password. */
  | { readonly code: 'SUSPENDED' }
  /** The request did not come from a page of the house. */
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'NOT_FOUND' }
  /** Too many attempts; try again after so many seconds. */
  | { readonly code: 'RATE_LIMITED'; readonly retryAfter: number }
  | { readonly code: 'SOMETHING_WENT_WRONG' };

const statusOf: Readonly<Record<AuthRefusal['code'], number>> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  SUSPENDED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  SOMETHING_WENT_WRONG: 500,
};

/** A refusal as an HTTP answer. */
export function refuse(refusal: AuthRefusal): Response {
  const headers = new Headers();
  if (refusal.code === 'RATE_LIMITED') headers.set('retry-after', String(refusal.retryAfter));
  return answer({ ok: false, refusal }, statusOf[refusal.code], headers);
}

/** An HTTP answer that nobody keeps. */
export function answer(body: object, status: number, headers = new Headers()): Response {
  headers.set('cache-control', 'no-store');
  return Response.json(body, { status, headers });
}
