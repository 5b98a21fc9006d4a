import type { z } from 'zod';
import type { ActionRefusal, FieldProblem, RefusedAction } from '#protocol/forms/action-result.ts';

/** A refusal as the answer to a deed. */
export function refused(refusal: ActionRefusal): RefusedAction {
  return { ok: false, refusal };
}

/** A refusal that names one field. */
export function problemAt(path: string, problem: string): RefusedAction {
  return refused({ code: 'INVALID', problems: [{ path, problem }] });
}

/** What zod found wrong, as the answer to a deed. A field that does not belong is named by its own path. `within` goes before every path. */
export function invalid(error: z.ZodError, within = ''): RefusedAction {
  const problems = error.issues.flatMap((issue): FieldProblem[] => {
    const path = within ? [within, ...issue.path] : issue.path;
    if (issue.code !== 'unrecognized_keys') return [{ path: path.join('.'), problem: issue.message }];
    return issue.keys.map((key) => ({ path: [...path, key].join('.'), problem: 'There is no such field.' }));
  });
  return refused({ code: 'INVALID', problems });
}
