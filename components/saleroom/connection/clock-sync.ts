import { ROUND_TRIPS, type RoundTrip, type ServerTime } from './server-time.ts';
import { NO_ANSWER, type Wire } from './wire.ts';

const PATIENCE = 2_000;

/**
 * Measures the house clock by a few round trips, one after the other; does nothing where they are not answered. A clock that was not known before is known
 * from the first answer on.
 */
export async function measureServerTime(
  wire: Pick<Wire, 'ask'>,
  serverTime: ServerTime,
  steady = () => performance.now(),
): Promise<void> {
  const trips: RoundTrip[] = [];
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const sentAt = steady();
    const answer = await wire.ask('clock:read', {}, PATIENCE);
    if (answer === NO_ANSWER || !answer.ok) break;
    trips.push({ sentAt, heardAt: steady(), databaseNow: answer.now });
    if (serverTime.now() === null) serverTime.set(trips);
  }
  serverTime.set(trips);
}
