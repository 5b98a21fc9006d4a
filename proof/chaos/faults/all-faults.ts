import { copies, reconnectStorm, reordered, slowReaders, snipe } from './client-faults.ts';
import type { Fault } from './fault.ts';
import { killAfterAnswer, killAfterCommit, killAtHammer, killBeforeCommit, killPages, killServer } from './kills.ts';
import {
  cutClients,
  delayClients,
  delayDatabase,
  halfOpenClients,
  halfOpenDatabase,
  resetClients,
  resetDatabase,
  swallowAnswers,
  swallowCommit,
  throttleClients,
} from './network-faults.ts';
import {
  exhaustPool,
  fillDisk,
  killPostgres,
  lockLot,
  revokeSession,
  slowQueries,
  stopPostgres,
  takeConnections,
  terminateSessions,
} from './postgres-faults.ts';
import { deployAtHammer, freezeServer, skewClock, stallLoop } from './stalls.ts';

/** Every fault, in the order of the result table. */
export const ALL_FAULTS: readonly Fault[] = [
  killServer,
  killBeforeCommit,
  killAfterCommit,
  killAfterAnswer,
  killAtHammer,
  killPages,
  freezeServer,
  stallLoop,
  deployAtHammer,
  skewClock,
  killPostgres,
  stopPostgres,
  terminateSessions,
  lockLot,
  exhaustPool,
  takeConnections,
  slowQueries,
  fillDisk,
  cutClients,
  resetClients,
  delayClients,
  throttleClients,
  halfOpenClients,
  swallowAnswers,
  swallowCommit,
  resetDatabase,
  halfOpenDatabase,
  delayDatabase,
  copies,
  reordered,
  reconnectStorm,
  slowReaders,
  snipe,
  revokeSession,
];

/** Some of each kind, for a short run. */
export const QUICK_FAULTS: readonly Fault[] = [
  killAfterCommit,
  killAfterAnswer,
  freezeServer,
  deployAtHammer,
  killPostgres,
  lockLot,
  cutClients,
  swallowCommit,
  resetDatabase,
  copies,
  snipe,
  revokeSession,
];
