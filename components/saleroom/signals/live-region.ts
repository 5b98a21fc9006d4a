/** The page's voice: one polite line that speaks at most every three seconds and says the newest, and one that speaks at once. */

export const POLITE_EVERY = 3_000;

export type Voice = {
  readonly polite: (words: string) => void;
  readonly urgent: (words: string) => void;
  readonly stop: () => void;
};

/** `say` puts the words where they are read out. Of several polite sentences that come within three seconds the last is said. */
export function createVoice(say: (level: 'polite' | 'urgent', words: string) => void): Voice {
  let waiting: string | null = null;
  let resting: ReturnType<typeof setTimeout> | null = null;

  const rest = () => {
    resting = setTimeout(() => {
      resting = null;
      if (waiting === null) return;
      say('polite', waiting);
      waiting = null;
      rest();
    }, POLITE_EVERY);
  };
  return {
    polite(words) {
      if (resting) {
        waiting = words;
        return;
      }
      say('polite', words);
      rest();
    },
    urgent: (words) => say('urgent', words),
    stop() {
      if (resting) clearTimeout(resting);
    },
  };
}
