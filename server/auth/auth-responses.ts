/** Why an authentication request was refused. The codes are part of the HTTP API. */
export type AuthRefusal =
  | { readonly code: 'INVALID'; readonly problems: readonly { readonly path: string; readonly problem: string }[] }
  /** Unknown account or wrong password; the response does not reveal which. */
  | { readonly code: 'UNAUTHENTICATED' }
  /** The account is suspended. Revealed only after the right password. */
  | { readonly code: 'SUSPENDED' }
  /** The request did not come from one of the site's own pages. */
  | { readonly code: 'FORBIDDEN' }
  | { readonly code: 'NOT_FOUND' }
  /** Too many attempts; `retryAfter` is in seconds. */
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

export function refusalResponse(refusal: AuthRefusal): Response {
  const headers = new Headers();
  if (refusal.code === 'RATE_LIMITED') headers.set('retry-after', String(refusal.retryAfter));
  return jsonResponse({ ok: false, refusal }, statusOf[refusal.code], headers);
}

/** A JSON response that no cache may store. */
export function jsonResponse(body: object, status: number, headers = new Headers()): Response {
  headers.set('cache-control', 'no-store');
  return Response.json(body, { status, headers });
}
