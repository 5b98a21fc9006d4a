import { getIP } from 'better-auth/api';
import { z } from 'zod';
import { readAuthSettings } from './auth-settings.ts';
import { countAttempt, forgetAttempts } from './failed-sign-ins.ts';
import { houseAuth } from './house-auth.ts';
import { isFromHouse } from './house-origin.ts';
import { changePasswordSchema, signInSchema, signUpSchema } from './person-fields.ts';
import { readSmallJson } from './read-small-json.ts';
import { readSession } from './session.ts';

/** Why the door did not do what it was asked; the codes are those of the wire. */
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

/** What may be asked of the door: every path of better-auth that is not here stays shut. */
const doors = {
  '/sign-in/email': signInSchema,
  '/sign-up/email': signUpSchema,
  '/change-password': changePasswordSchema,
  '/sign-out': z.strictObject({}),
} as const;

export type AuthPath = keyof typeof doors;

/** Longest body, bytes. */
const LONGEST_BODY = 4096;
const statusOf: Readonly<Record<AuthRefusal['code'], number>> = {
  INVALID: 400,
  UNAUTHENTICATED: 401,
  SUSPENDED: 403,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  RATE_LIMITED: 429,
  SOMETHING_WENT_WRONG: 500,
};

/**
 * Answers a request to /api/auth/…: signing in and up, signing out, changing the password, and who one is. Everything passes here, the pages'
 * own forms too, so that limits and checks hold for all. Answers {ok: true, …} with the cookies, or {ok: false, refusal}.
 */
export async function answerAuthRequest(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '');
  if (request.method === 'GET' && path === '/get-session') {
    return answer({ ok: true, you: await readSession(request.headers) }, 200);
  }
  if (request.method !== 'POST' || !Object.hasOwn(doors, path)) return refuse({ code: 'NOT_FOUND' });
  if (!isFromHouse(request.headers)) return refuse({ code: 'FORBIDDEN' });
  const body = await readSmallJson(request, LONGEST_BODY);
  const parsed = doors[path as AuthPath].safeParse(body);
  if (!parsed.success) return refuse({ code: 'INVALID', problems: problemsOf(parsed.error) });
  return path === '/sign-in/email'
    ? signIn(request, signInSchema.parse(parsed.data))
    : translate(await passOn(request, path, parsed.data));
}

async function signIn(request: Request, credentials: z.output<typeof signInSchema>): Promise<Response> {
  const address = getIP(request, houseAuth().options) ?? 'unknown';
  const stopped = await countAttempt(credentials.email, address, Date.now());
  if (stopped) return refuse({ code: 'RATE_LIMITED', ...stopped });
  const told = await passOn(request, '/sign-in/email', credentials);
  if (told.ok) await forgetAttempts(credentials.email, address);
  return translate(told);
}

/** Hands the checked request to better-auth under the house's own address. */
function passOn(request: Request, path: string, body: object): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'user-agent', 'x-forwarded-for']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const { url } = readAuthSettings();
  return houseAuth().handler(
    new Request(`${url}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

/** Tells better-auth's answer in the house's words: its cookies, and nothing of its body, so that two answers cannot be told apart by it. */
async function translate(told: Response): Promise<Response> {
  if (told.ok) {
    const headers = new Headers();
    for (const cookie of told.headers.getSetCookie()) headers.append('set-cookie', cookie);
    return answer({ ok: true }, 200, headers);
  }
  const { code } = z
    .object({ code: z.string().catch('') })
    .catch({ code: '' })
    .parse(await told.json().catch(() => null));
  if (told.status === 429) {
    return refuse({ code: 'RATE_LIMITED', retryAfter: Number(told.headers.get('x-retry-after') ?? 60) });
  }
  if (code === 'SUSPENDED') return refuse({ code: 'SUSPENDED' });
  if (code === 'INVALID_PASSWORD') {
    return refuse({ code: 'INVALID', problems: [{ path: 'currentPassword', problem: 'That is not your password.' }] });
  }
  if (told.status === 401) return refuse({ code: 'UNAUTHENTICATED' });
  if (told.status === 403) return refuse({ code: 'FORBIDDEN' });
  return refuse({ code: 'SOMETHING_WENT_WRONG' });
}

function problemsOf(error: z.ZodError): readonly { readonly path: string; readonly problem: string }[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.message }));
}

function refuse(refusal: AuthRefusal): Response {
  const headers = new Headers();
  if (refusal.code === 'RATE_LIMITED') headers.set('retry-after', String(refusal.retryAfter));
  return answer({ ok: false, refusal }, statusOf[refusal.code], headers);
}

function answer(body: object, status: number, headers = new Headers()): Response {
  headers.set('cache-control', 'no-store');
  return Response.json(body, { status, headers });
}
