import { measureServerTime } from '../connection/clock-sync.ts';
import type { ServerTime } from '../connection/server-time.ts';
import { NO_ANSWER, type SocketClient } from '../connection/socket-client.ts';

/**
 * After this many milliseconds without a message the connection is tested, and replaced if there is
 * no answer. The page must show a lost connection within ten seconds (I27).
 */
export const MAX_SILENCE = 6_000;
const CHECK_INTERVAL = 1_000;
/** The two clocks drift apart, so the server's time is measured again. */
const MEASURE_INTERVAL = 300_000;

export type ConnectionWatch = {
  /** Measures the server's time now. */
  readonly measure: () => void;
  readonly stop: () => void;
};

/** Tests a connection that is silent for too long, and measures the server's time at intervals. */
export function watchConnection(options: {
  readonly client: SocketClient;
  readonly serverTime: ServerTime;
  readonly isLive: () => boolean;
  /** The connection gave no answer. */
  readonly onSilent: () => void;
}): ConnectionWatch {
  const { client, serverTime, isLive, onSilent } = options;
  let measuredAt = 0;
  let hasStopped = false;

  const measure = () => {
    measuredAt = performance.now();
    void measureServerTime(client, serverTime);
  };

  async function check(): Promise<void> {
    if (client.isConnected() && performance.now() - measuredAt > MEASURE_INTERVAL) measure();
    if (client.isConnected() && isLive() && client.silentFor() > MAX_SILENCE) {
      const answer = await client.request('clock:read', {}, CHECK_INTERVAL * 3);
      const isSilent = answer === NO_ANSWER && client.isConnected() && client.silentFor() > MAX_SILENCE;
      if (isSilent && !hasStopped) onSilent();
    }
    if (!hasStopped) timer = setTimeout(check, CHECK_INTERVAL);
  }
  let timer = setTimeout(check, CHECK_INTERVAL);

  return {
    measure,
    stop() {
      hasStopped = true;
      clearTimeout(timer);
    },
  };
}
