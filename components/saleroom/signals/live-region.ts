/** The minimum time between two polite announcements, in milliseconds. */
const POLITE_INTERVAL = 3_000;

export type LiveRegion = {
  readonly polite: (text: string) => void;
  readonly urgent: (text: string) => void;
  readonly stop: () => void;
};

/**
 * Announces texts through `output`, which writes into a live region. Urgent texts are announced at
 * once. Of several polite texts within the interval, only the last is announced.
 */
export function createLiveRegion(output: (level: 'polite' | 'urgent', text: string) => void): LiveRegion {
  let waiting: string | null = null;
  let pause: ReturnType<typeof setTimeout> | null = null;

  const startPause = () => {
    pause = setTimeout(() => {
      pause = null;
      if (waiting === null) return;
      output('polite', waiting);
      waiting = null;
      startPause();
    }, POLITE_INTERVAL);
  };
  return {
    polite(text) {
      if (pause) {
        waiting = text;
        return;
      }
      output('polite', text);
      startPause();
    },
    urgent: (text) => output('urgent', text),
    stop() {
      if (pause) clearTimeout(pause);
    },
  };
}
