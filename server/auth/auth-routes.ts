import { getIP } from 'better-auth/api';
import { z } from 'zod';
import { ACCOUNT_LIMIT, type AttemptLimit, countAttempt, forgetAttempts } from './attempt-limit.ts';
import { logAttempt } from './auth-logger.ts';
import { type AuthRefusal, answer, refuse } from './auth-responses.ts';
import { readAuthSettings } from './auth-settings.ts';
import { getAuth } from './better-auth.ts';
import { isCommonPassword } from './common-password.ts';
import { openAccount } from './create-account.ts';
import { isHashingBehind } from './hash-password.ts';
import { changePasswordSchema, OWN_WORD, ownWords, signInSchema, signUpSchema } from './person-fields.ts';
import { readSmallJson } from './read-small-json.ts';
import { readSession } from './session.ts';
import { isTrustedOrigin } from './trusted-origin.ts';

/** Longest body, bytes. */
const LONGEST_BODY = 4096;
const MINUTE = 60_000;
/** After so many seconds those who wait for a hash have had theirs. */
const HASHING_RECOVERS = 5;

/** What may be asked of the door, and how often an address may; every path of better-auth that is not here stays shut. */
const doors = {
  '/sign-in/email': { schema: signInSchema, limit: addressLimit },
  '/sign-up/email': { schema: signUpSchema, limit: addressLimit },
  '/change-password': { schema: changePasswordSchema, limit: () => ({ most: 10, window: MINUTE }) },
  '/sign-out': { schema: z.strictObject({}), limit: () => null },
} as const satisfies Readonly<Record<string, { schema: z.ZodType; limit: () => AttemptLimit | null }>>;

export type AuthPath = keyof typeof doors;

function addressLimit(): AttemptLimit {
  return { most: readAuthSettings().attemptsPerMinute, window: MINUTE };
}

/**
 * Answers a request to /api/auth/…: signing in and up, signing out, changing the password, and who one is. Everything passes here, the pages'
 * own forms too, so that limits and checks hold for all. Answers {ok: true, …} with the cookies, or {ok: false, refusal}.
 */
export async function answerAuthRequest(request: Request): Promise<Response> {
  const path = new URL(request.url).pathname.replace(/^\/api\/auth/, '');
  if (request.method === 'GET' && path === '/get-session') {
    return answer({ ok: true, you: await readSession(request.headers) }, 200);
  }
  if (request.method !== 'POST' || !isOpen(path)) return refuse({ code: 'NOT_FOUND' });
  const address = getIP(request, getAuth().options) ?? 'unknown';
  if (!isTrustedOrigin(request.headers)) {
    logAttempt({ door: path, outcome: 'FORBIDDEN', address });
    return refuse({ code: 'FORBIDDEN' });
  }
  const parsed = doors[path].schema.safeParse(await readSmallJson(request, LONGEST_BODY));
  if (!parsed.success) return refuse(invalid(parsed.error));

  const told = await attempt(request, path, parsed.data, address);
  const { refusal } = z.object({ refusal: z.object({ code: z.string() }).optional() }).parse(await told.clone().json());
  const email = 'email' in parsed.data ? parsed.data.email : undefined;
  logAttempt({ door: path, outcome: refusal?.code ?? 'ok', address, ...(email && { email }) });
  return told;
}

/** Does what a door is asked for in good form, as often as its limit allows. */
async function attempt(
  request: Request,
  path: AuthPath,
  asked: z.output<(typeof doors)[AuthPath]['schema']>,
  address: string,
): Promise<Response> {
  const most = doors[path].limit();
  const retryAfter = most && (await countAttempt([path, address], most, Date.now()));
  if (retryAfter) return refuse({ code: 'RATE_LIMITED', retryAfter });
  if (most && isHashingBehind()) return refuse({ code: 'RATE_LIMITED', retryAfter: HASHING_RECOVERS });

  // better-auth would take a session whose owner is suspended, as long as its row is there.
  if (path === '/change-password') {
    const you = await readSession(request.headers);
    if (you === null) return refuse({ code: 'UNAUTHENTICATED' });
    if (isCommonPassword(changePasswordSchema.parse(asked).newPassword, ownWords(you)))
      return refuse({ code: 'INVALID', problems: [{ path: 'newPassword', problem: OWN_WORD }] });
  }
  if (path === '/sign-up/email') {
    await openAccount(signUpSchema.parse(asked));
    return answer({ ok: true }, 200);
  }
  if (path === '/sign-in/email') return signIn(request, signInSchema.parse(asked), address);
  return tell(await passOn(request, path, asked));
}

/**
 * Attempts are counted by account and address together, beside the limit on all that an address tries: a guesser is stopped, and the account's
 * owner, who comes from elsewhere, is not locked out. No attacker can cause that.
 */
async function signIn(
  request: Request,
  credentials: z.output<typeof signInSchema>,
  address: string,
): Promise<Response> {
  const attempts = ['account', credentials.email, address];
  const retryAfter = await countAttempt(attempts, ACCOUNT_LIMIT, Date.now());
  if (retryAfter) return refuse({ code: 'RATE_LIMITED', retryAfter });
  const told = await passOn(request, '/sign-in/email', credentials);
  if (told.ok) await forgetAttempts(attempts);
  return tell(told);
}

/** Hands the checked request to better-auth under the house's own address. */
function passOn(request: Request, path: AuthPath, body: object): Promise<Response> {
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

/** Tells better-auth's answer in the house's words: its cookies, and nothing of its body, so that two answers cannot be told apart by it. */
async function tell(told: Response): Promise<Response> {
  if (told.ok) {
    const headers = new Headers();
    for (const cookie of told.headers.getSetCookie()) headers.append('set-cookie', cookie);
    return answer({ ok: true }, 200, headers);
  }
  const { code } = z
    .object({ code: z.string().catch('') })
    .catch({ code: '' })
    .parse(await told.json().catch(() => null));
  if (code === 'SUSPENDED') return refuse({ code: 'SUSPENDED' });
  if (code === 'INVALID_PASSWORD') {
    return refuse({ code: 'INVALID', problems: [{ path: 'currentPassword', problem: 'That is not your password.' }] });
  }
  if (told.status === 401) return refuse({ code: 'UNAUTHENTICATED' });
  if (told.status === 403) return refuse({ code: 'FORBIDDEN' });
  return refuse({ code: 'SOMETHING_WENT_WRONG' });
}

function isOpen(path: string): path is AuthPath {
  return Object.hasOwn(doors, path);
}

function invalid(error: z.ZodError): AuthRefusal {
  return {
    code: 'INVALID',
    problems: error.issues.map((issue) => ({ path: issue.path.join('.'), problem: issue.message })),
  };
}
