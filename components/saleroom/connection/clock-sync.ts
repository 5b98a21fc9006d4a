import { ROUND_TRIPS, type RoundTrip, type ServerTime } from './server-time.ts';
import { NO_ANSWER, type SocketClient } from './socket-client.ts';

const ANSWER_TIMEOUT = 2_000;

/**
 * Measures the server's time by a few sequential round trips, and stops at the first one without an
 * answer. In the first measurement the time is available from the first answer on.
 */
export async function measureServerTime(
  client: Pick<SocketClient, 'request'>,
  serverTime: ServerTime,
  monotonic = () => performance.now(),
): Promise<void> {
  const trips: RoundTrip[] = [];
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const sentAt = monotonic();
    const answer = await client.request('clock:read', {}, ANSWER_TIMEOUT);
    if (answer === NO_ANSWER || !answer.ok) break;
    trips.push({ sentAt, receivedAt: monotonic(), databaseNow: answer.now });
    if (serverTime.now() === null) serverTime.update(trips);
  }
  serverTime.update(trips);
}
