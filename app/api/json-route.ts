/** Uncached JSON responses of the REST API: {ok: true, …} or {ok: false, refusal: {code, …}}. */

const statuses: Readonly<Record<string, number>> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  SOMETHING_WENT_WRONG: 500,
};

/** The response to a request that succeeded. */
export function done(body: object, status = 200): Response {
  return Response.json({ ok: true, ...body }, { status, headers: { 'cache-control': 'no-store' } });
}

/** The response to a refused request. */
export function refuse<Refusal extends { readonly code: string }>(refusal: Refusal): Response {
  const status = statuses[refusal.code] ?? 409;
  return Response.json({ ok: false, refusal }, { status, headers: { 'cache-control': 'no-store' } });
}

/**
 * A route that also answers errors in JSON. An error is logged once and never sent to the client.
 */
export function jsonRoute<Rest extends readonly unknown[]>(
  handle: (request: Request, ...rest: Rest) => Promise<Response>,
) {
  return async (request: Request, ...rest: Rest): Promise<Response> => {
    try {
      return await handle(request, ...rest);
    } catch (fault) {
      // The client disconnected: not an error of the server.
      if (request.signal.aborted) return refuse({ code: 'SOMETHING_WENT_WRONG' });
      console.error(`${request.method} ${new URL(request.url).pathname}:`, fault);
      return refuse({ code: 'SOMETHING_WENT_WRONG' });
    }
  };
}
