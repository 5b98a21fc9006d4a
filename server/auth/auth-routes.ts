import { getIP } from 'better-auth/api';
import { z } from 'zod';
import { ACCOUNT_LIMIT, type AttemptLimit, countAttempt, resetAttempts } from './attempt-limit.ts';
import { logAttempt } from './auth-logger.ts';
import { type AuthRefusal, jsonResponse, refusalResponse } from './auth-responses.ts';
import { readAuthSettings } from './auth-settings.ts';
import { getAuth } from './better-auth.ts';
import { createAccount } from './create-account.ts';
import { isHashingOverloaded } from './hash-password.ts';
import { findPasswordWeakness } from './password-strength.ts';
import { changePasswordSchema, signInSchema, signUpSchema } from './person-fields.ts';
import { readJsonBody } from './read-json-body.ts';
import { readSession } from './session.ts';
import { isTrustedOrigin } from './trusted-origin.ts';

/** Longest body, bytes. */
const LONGEST_BODY = 4096;
const MINUTE = 60_000;
/** A full queue of password hashes is empty again after this many seconds. */
const HASHING_RECOVERS = 5;

/**
 * The POST routes and their limits per address. All other paths of better-auth answer NOT_FOUND.
 */
const routes = {
  '/sign-in/email': { schema: signInSchema, limit: addressLimit },
  '/sign-up/email': { schema: signUpSchema, limit: addressLimit },
  '/change-password': { schema: changePasswordSchema, limit: () => ({ max: 10, window: MINUTE }) },
  '/sign-out': { schema: z.strictObject({}), limit: () => null },
} as const satisfies Readonly<Record<string, { schema: z.ZodType; limit: () => AttemptLimit | null }>>;

export type AuthPath = keyof typeof routes;
type AuthInput = z.output<(typeof routes)[AuthPath]['schema']>;

function addressLimit(): AttemptLimit {
  return { max: readAuthSettings().attemptsPerMinute, window: MINUTE };
}

/**
 * Handles /api/auth/…: sign-in, sign-up, sign-out, changing the password, reading the session. The
 * pages' own forms call it too, so that the same limits and checks apply to them. Responds with
 * {ok: true, …} and the cookies, or {ok: false, refusal}.
 */
export async function handleAuthRequest(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '');
  if (request.method === 'GET' && path === '/get-session') {
    return jsonResponse({ ok: true, you: await readSession(request.headers) }, 200);
  }
  if (request.method !== 'POST' || !isRoute(path)) return refusalResponse({ code: 'NOT_FOUND' });
  const address = getIP(request, getAuth().options) ?? 'unknown';
  if (!isTrustedOrigin(request.headers)) {
    logAttempt({ route: path, outcome: 'FORBIDDEN', address });
    return refusalResponse({ code: 'FORBIDDEN' });
  }
  const parsed = routes[path].schema.safeParse(await readJsonBody(request, LONGEST_BODY));
  if (!parsed.success) return refusalResponse(invalid(parsed.error));

  const response = await handleValidInput(request, path, parsed.data, address);
  const body = z.object({ refusal: z.object({ code: z.string() }).optional() });
  const { refusal } = body.parse(await response.clone().json());
  const email = 'email' in parsed.data ? parsed.data.email : undefined;
  logAttempt({ route: path, outcome: refusal?.code ?? 'ok', address, ...(email && { email }) });
  return response;
}

/**
 * Counts the attempt, then runs the route. The costly checks of a password come after the count.
 */
async function handleValidInput(
  request: Request,
  path: AuthPath,
  input: AuthInput,
  address: string,
): Promise<Response> {
  const limit = routes[path].limit();
  const retryAfter = limit && (await countAttempt([path, address], limit, Date.now()));
  if (retryAfter) return refusalResponse({ code: 'RATE_LIMITED', retryAfter });
  if (limit && isHashingOverloaded()) return refusalResponse({ code: 'RATE_LIMITED', retryAfter: HASHING_RECOVERS });

  switch (path) {
    case '/sign-up/email':
      return signUp(signUpSchema.parse(input));
    case '/sign-in/email':
      return signIn(request, signInSchema.parse(input), address);
    case '/change-password':
      return changePassword(request, changePasswordSchema.parse(input));
    default:
      return translateResponse(await callBetterAuth(request, path, input));
  }
}

async function signUp(person: z.output<typeof signUpSchema>): Promise<Response> {
  const weakness = await findPasswordWeakness(person.password, person);
  if (weakness !== null) return refusalResponse(problemAt('password', weakness));
  await createAccount(person);
  return jsonResponse({ ok: true }, 200);
}

async function changePassword(request: Request, input: z.output<typeof changePasswordSchema>): Promise<Response> {
  // better-auth would accept a session of a suspended account as long as its row exists.
  const person = await readSession(request.headers);
  if (person === null) return refusalResponse({ code: 'UNAUTHENTICATED' });
  const weakness = await findPasswordWeakness(input.newPassword, person);
  if (weakness !== null) return refusalResponse(problemAt('newPassword', weakness));
  return translateResponse(await callBetterAuth(request, '/change-password', input));
}

/**
 * Besides the limit per address, attempts are counted per account and address. This stops somebody
 * who guesses a password without locking out the owner, who signs in from another address.
 */
async function signIn(
  request: Request,
  credentials: z.output<typeof signInSchema>,
  address: string,
): Promise<Response> {
  const counted = ['account', credentials.email, address];
  const retryAfter = await countAttempt(counted, ACCOUNT_LIMIT, Date.now());
  if (retryAfter) return refusalResponse({ code: 'RATE_LIMITED', retryAfter });
  const response = await callBetterAuth(request, '/sign-in/email', credentials);
  if (response.ok) await resetAttempts(counted);
  return translateResponse(response);
}

/** Sends the validated request to better-auth under the site's public URL. */
function callBetterAuth(request: Request, path: AuthPath, body: object): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' });
  for (const name of ['cookie', 'origin', 'user-agent', 'x-forwarded-for']) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  const { url } = readAuthSettings();
  return getAuth().handler(
    new Request(`${url}/api/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  );
}

/**
 * Keeps the cookies of better-auth's response and none of its body, which could reveal an account.
 */
async function translateResponse(response: Response): Promise<Response> {
  if (response.ok) {
    const headers = new Headers();
    for (const cookie of response.headers.getSetCookie()) headers.append('set-cookie', cookie);
    return jsonResponse({ ok: true }, 200, headers);
  }
  const { code } = z
    .object({ code: z.string().catch('') })
    .catch({ code: '' })
    .parse(await response.json().catch(() => null));
  if (code === 'SUSPENDED') return refusalResponse({ code: 'SUSPENDED' });
  if (code === 'INVALID_PASSWORD') return refusalResponse(problemAt('currentPassword', 'That is not your password.'));
  if (response.status === 401) return refusalResponse({ code: 'UNAUTHENTICATED' });
  if (response.status === 403) return refusalResponse({ code: 'FORBIDDEN' });
  return refusalResponse({ code: 'SOMETHING_WENT_WRONG' });
}

function isRoute(path: string): path is AuthPath {
  return Object.hasOwn(routes, path);
}

function problemAt(path: string, problem: string): AuthRefusal {
  return { code: 'INVALID', problems: [{ path, problem }] };
}

function invalid(error: z.ZodError): AuthRefusal {
  return {
    code: 'INVALID',
    problems: error.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.message })),
  };
}
