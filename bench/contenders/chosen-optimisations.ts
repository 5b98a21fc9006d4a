import { allOptimisations, type Optimisations } from '#server/realtime/transport/lean/optimisations.ts';

/**
 * The optimisations of the lean transport which BENCH_OPTIMISATIONS leaves on; all if it is not
 * set.
 *
 * - `leanEngine,rawWrites`: only these
 * - `-rawWrites`: all but these
 * - `none`: none
 *
 * Throws on any other value.
 */
export function chosenOptimisations(text: string | undefined = process.env.BENCH_OPTIMISATIONS): Optimisations {
  if (!text) return allOptimisations;
  const names = text === 'none' ? [] : text.split(',').map((name) => name.trim());
  const available = Object.keys(allOptimisations);
  const unknownNames = names.filter((name) => !available.includes(name.replace(/^-/, '')));
  const [first = ''] = names;
  const excludes = first.startsWith('-');
  if (unknownNames.length > 0 || names.some((name) => name.startsWith('-') !== excludes))
    throw new Error(`BENCH_OPTIMISATIONS=${text}: give names of ${available.join(', ')}, all with a minus or none`);
  const isOn = (name: string) => (excludes ? !names.includes(`-${name}`) : names.includes(name));
  return Object.fromEntries(available.map((name) => [name, isOn(name)])) as Optimisations;
}
