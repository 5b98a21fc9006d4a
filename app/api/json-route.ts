/** What the doors for programs have in common: every answer is JSON that nobody keeps, {ok: true, …} or {ok: false, refusal: {code, …}}. */

const statuses: Readonly<Record<string, number>> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  SOMETHING_WENT_WRONG: 500,
};

/** Something that was done. */
export function done(body: object, status = 200): Response {
  return Response.json({ ok: true, ...body }, { status, headers: { 'cache-control': 'no-store' } });
}

/** Something that was not done, and why. */
export function refuse<Refusal extends { readonly code: string }>(refusal: Refusal): Response {
  const status = statuses[refusal.code] ?? 409;
  return Response.json({ ok: false, refusal }, { status, headers: { 'cache-control': 'no-store' } });
}

/** A door that answers in JSON even when the house fails: the fault is told to the log once, and to nobody else. */
export function jsonRoute<Rest extends readonly unknown[]>(
  handle: (request: Request, ...rest: Rest) => Promise<Response>,
) {
  return async (request: Request, ...rest: Rest): Promise<Response> => {
    try {
      return await handle(request, ...rest);
    } catch (fault) {
      // Whoever left in the middle hears nothing, and it is no fault of the house.
      if (request.signal.aborted) return refuse({ code: 'SOMETHING_WENT_WRONG' });
      console.error(`${request.method} ${new URL(request.url).pathname}:`, fault);
      return refuse({ code: 'SOMETHING_WENT_WRONG' });
    }
  };
}
