import { copies, reconnectStorm, reordered, slowReaders, snipe } from './client-faults.ts';
import type { Fault } from './fault.ts';
import { killAfterAnswer, killAfterCommit, killAtHammer, killBeforeCommit, killHouse, killPages } from './kills.ts';
import {
  cutClients,
  deafClients,
  delayClients,
  delayDatabase,
  halfOpenDatabase,
  resetClients,
  resetDatabase,
  swallowAnswer,
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
import { deployAtHammer, freezeHouse, skewClock, stallLoop } from './stalls.ts';

/** Everything that a run breaks, in the order of the table. */
export const ALL_FAULTS: readonly Fault[] = [
  killHouse,
  killBeforeCommit,
  killAfterCommit,
  killAfterAnswer,
  killAtHammer,
  killPages,
  freezeHouse,
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
  deafClients,
  swallowAnswer,
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

/** One of each kind, for a run that must be short. */
export const QUICK_FAULTS: readonly Fault[] = [
  killAfterCommit,
  killAfterAnswer,
  freezeHouse,
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
