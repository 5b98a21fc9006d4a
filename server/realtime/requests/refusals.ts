import type { z } from 'zod';
import type { EdgeRefusal, Refused } from '#protocol/socket/ack.ts';

/** A refusal given at the door, before the rules are asked. */
export function refused(refusal: EdgeRefusal, outcome: Refused['outcome'] = 'refused'): Refused {
  return { ok: false, outcome, refusal };
}

const MOST_PROBLEMS = 10;

/** What is wrong with a request, field by field, without repeating what was sent. */
export function invalid(...problems: readonly { readonly path: string; readonly problem: string }[]): EdgeRefusal {
  return { code: 'INVALID', problems: problems.slice(0, MOST_PROBLEMS) };
}

export function invalidFields(error: z.ZodError): EdgeRefusal {
  const problems = error.issues.map(({ path, message }) => ({
    path: path.map(String).join('.').slice(0, 100),
    problem: message.slice(0, 200),
  }));
  return invalid(...problems);
}
