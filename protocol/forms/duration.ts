/** Durations as people type them: "3 min", "90 s", "1:30", "1 h"; a bare number means minutes. */

const unitLength: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000 };
const durationPattern = /^(\d{1,5})(?:[.,](\d))?\s*(h|hours?|hrs?|m|min|mins|minutes?|s|sec|secs|seconds?)?$/i;

/** Parses a duration of whole seconds into milliseconds; null if the text is not one. */
export function parseDuration(text: string): number | null {
  const trimmed = text.trim();
  const clock = /^(\d{1,4}):([0-5]\d)$/.exec(trimmed);
  if (clock) return (Number(clock[1]) * 60 + Number(clock[2])) * 1000;
  const match = durationPattern.exec(trimmed);
  if (!match) return null;
  const unit = unitLength[(match[3] ?? 'm').charAt(0).toLowerCase()] ?? 60_000;
  const duration = Number(match[1]) * unit + (Number(match[2] ?? 0) * unit) / 10;
  return duration % 1000 === 0 ? duration : null;
}

/** A duration (ms) in the shortest form that parseDuration reads back: "3 min", "90 s", "1 h". */
export function durationText(duration: number): string {
  if (duration > 0 && duration % 3_600_000 === 0) return `${duration / 3_600_000} h`;
  if (duration > 0 && duration % 60_000 === 0) return `${duration / 60_000} min`;
  return `${duration / 1000} s`;
}
