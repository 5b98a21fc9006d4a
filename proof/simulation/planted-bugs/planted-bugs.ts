import { inNumericalOrder } from '#proof/invariants/claims.ts';
import { ANNOUNCEMENT_BUGS } from './announcement-bugs.ts';
import { ANSWER_BUGS } from './answer-bugs.ts';
import { LEDGER_BUGS } from './ledger-bugs.ts';
import type { PlantedBug } from './planted-bug.ts';

export const PLANTED_BUGS: readonly PlantedBug[] = inNumericalOrder([
  ...ANSWER_BUGS,
  ...LEDGER_BUGS,
  ...ANNOUNCEMENT_BUGS,
]);
