import type { z } from 'zod';
import type { EdgeRefusal, Refused } from '#protocol/socket/ack.ts';

/** A refusal by the socket API, before the request reaches the rules. */
export function refused(refusal: EdgeRefusal, outcome: Refused['outcome'] = 'refused'): Refused {
  return { ok: false, outcome, refusal };
}

const MAX_PROBLEMS = 10;

/** The problems of a request, field by field, without the values that were sent. */
export function invalid(...problems: readonly { readonly path: string; readonly problem: string }[]): EdgeRefusal {
  return { code: 'INVALID', problems: problems.slice(0, MAX_PROBLEMS) };
}

export function invalidFields(error: z.ZodError): EdgeRefusal {
  const problems = error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.').slice(0, 100),
    problem: message.slice(0, 200),
  }));
  return invalid(...problems);
}
