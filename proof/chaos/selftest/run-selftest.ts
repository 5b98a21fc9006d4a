import { HISTORY_CHECKERS, INVARIANTS } from '#proof/invariants/recorded-run/recorded-run-invariants.ts';
import { type Judgement, judgementOf } from '#proof/invariants/recorded-run/run-clock.ts';
import type { History } from '../recording/recorded-run.ts';
import { WrongOptions } from '../usage-error.ts';
import { PLANTED_HISTORIES } from './planted-bugs/planted-bugs.ts';
import { type SmallHistory, smallHistory } from './small-run.ts';

/** What the checkers of one invariant say together. */
export function judgeInvariant(invariant: string, history: History): Judgement {
  return judgementOf(
    HISTORY_CHECKERS.filter((one) => one.invariant === invariant).flatMap(({ look }) => look(history)),
  );
}

/** The small history with one bug planted. */
export function planted(plant: (history: SmallHistory) => void): SmallHistory {
  const history = structuredClone(smallHistory());
  plant(history);
  return history;
}

/** Judges every planted bug, or those of one invariant: true when each is caught, and the history without them is found in order. */
export function runSelftest(only: string | null, say: (message: string) => void): boolean {
  const wanted = (invariant: string) => only === null || invariant === only;
  if (!INVARIANTS.some(wanted)) throw new WrongOptions(`No checker for ${only}. There are: ${INVARIANTS.join(', ')}`);
  const honest = INVARIANTS.filter(wanted).filter((invariant) => judgeInvariant(invariant, smallHistory()) !== 'held');
  for (const invariant of honest) say(`${invariant}: does not pass a house that keeps its promises`);
  const plants = PLANTED_HISTORIES.filter(({ invariant }) => wanted(invariant));
  const missed = plants.filter(({ invariant, bug, plant }) => {
    const isCaught = judgeInvariant(invariant, planted(plant)) === 'violated';
    say(`${invariant}: ${isCaught ? 'caught' : 'MISSED'}: ${bug}`);
    return !isCaught;
  });
  say(`${plants.length - missed.length} of ${plants.length} planted bugs caught.`);
  return honest.length === 0 && missed.length === 0;
}
