import type { z } from 'zod';
import type { ActionRefusal, FieldProblem, RefusedAction } from '#protocol/forms/action-result.ts';

export function refused(refusal: ActionRefusal): RefusedAction {
  return { ok: false, refusal };
}

/** Refuses one field of the input. */
export function fieldProblem(path: string, problem: string): RefusedAction {
  return refused({ code: 'INVALID', problems: [{ path, problem }] });
}

/**
 * Turns zod's issues into a refusal; an unknown field gets its own path. `within` prefixes every
 * path.
 */
export function invalid(error: z.ZodError, within = ''): RefusedAction {
  const problems = error.issues.flatMap((issue): FieldProblem[] => {
    const path = within ? [within, ...issue.path] : issue.path;
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), problem: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), problem: 'There is no such field.' }));
  });
  return refused({ code: 'INVALID', problems });
}
