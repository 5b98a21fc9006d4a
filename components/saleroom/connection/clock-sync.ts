import { type HouseTime, ROUND_TRIPS, type RoundTrip } from './server-time.ts';
import { NO_ANSWER, type Wire } from './wire.ts';

const PATIENCE = 2_000;

/**
 * Measures the house clock by a few round trips, one after the other; does nothing where they are not answered. A clock that was not known before is known
 * from the first answer on.
 */
export async function measureHouseTime(
  wire: Pick<Wire, 'ask'>,
  houseTime: HouseTime,
  steady = () => performance.now(),
): Promise<void> {
  const trips: RoundTrip[] = [];
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const sentAt = steady();
    const answer = await wire.ask('clock:read', {}, PATIENCE);
    if (answer === NO_ANSWER || !answer.ok) break;
    trips.push({ sentAt, heardAt: steady(), houseNow: answer.now });
    if (houseTime.now() === null) houseTime.set(trips);
  }
  houseTime.set(trips);
}
