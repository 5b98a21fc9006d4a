import { inNumericalOrder } from '#proof/invariants/claims.ts';
import { BROADCAST_BUGS } from './broadcast-bugs.ts';
import { CLOSING_BUGS } from './closing-bugs.ts';
import { COMMAND_BUGS } from './command-bugs.ts';
import { LEDGER_BUGS } from './ledger-bugs.ts';
import { PERMISSION_BUGS } from './permission-bugs.ts';
import type { PlantedBug } from './planted-bug.ts';
import { PROCESS_BUGS } from './process-bugs.ts';

export const PLANTED_BUGS: readonly PlantedBug[] = inNumericalOrder([
  ...COMMAND_BUGS,
  ...LEDGER_BUGS,
  ...CLOSING_BUGS,
  ...BROADCAST_BUGS,
  ...PERMISSION_BUGS,
  ...PROCESS_BUGS,
]);
