import type { WrittenTime } from './case-format.ts';
import { CaseProblem } from './case-problem.ts';

/**
 * How a case writes its times: all in seconds from the opening, or all as ISO instants. The output
 * uses the same form.
 */
export type TimeForm =
  | { readonly kind: 'seconds' }
  | { readonly kind: 'iso'; readonly zone: string; readonly hasFraction: boolean };

const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::(\d\d)(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;

/** The form of a case's first time; its other times must have the same form. */
export function timeFormOf(written: WrittenTime): TimeForm {
  if (typeof written === 'number') return { kind: 'seconds' };
  const match = ISO.exec(written);
  return { kind: 'iso', zone: match?.[4] ?? 'Z', hasFraction: match?.[3] !== undefined };
}

/** Reads a time as epoch milliseconds; seconds count from 0. */
export function readTime(form: TimeForm, written: WrittenTime, path: readonly PropertyKey[]): number {
  if ((typeof written === 'number') !== (form.kind === 'seconds')) {
    throw new CaseProblem(path, 'a case has all its times in seconds, or all as ISO instants');
  }
  if (typeof written === 'number') {
    const milliseconds = Math.round(written * 1000);
    if (Math.abs(milliseconds - written * 1000) > 1e-6)
      throw new CaseProblem(path, 'a time has at most millisecond precision');
    return milliseconds;
  }
  const match = ISO.exec(written);
  const instant = match ? Date.parse(written) : Number.NaN;
  // Date.parse turns 30 February into a day of March, so the result is compared with the text.
  const zone = match?.[4] ?? 'Z';
  if (!Number.isFinite(instant) || !localText(instant, zone).startsWith(match?.[1] ?? ' ')) {
    throw new CaseProblem(path, `"${written}" is not an ISO instant with a zone, for example "2026-11-24T15:00:00Z"`);
  }
  return instant;
}

/** Writes a time in the form of the case. */
export function writeTime(form: TimeForm, at: number): WrittenTime {
  if (form.kind === 'seconds') return at / 1000;
  const text = localText(at, form.zone);
  const isWhole = text.endsWith('.000');
  return `${isWhole && !form.hasFraction ? text.slice(0, -'.000'.length) : text}${form.zone}`;
}

/** Local time, "2026-11-24T15:00:00.000", in a zone given as Z or ±hh:mm. */
function localText(at: number, zone: string): string {
  const [hours = 0, minutes = 0] = zone === 'Z' ? [] : zone.slice(1).split(':').map(Number);
  const offset = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return new Date(at + offset).toISOString().slice(0, -1);
}
