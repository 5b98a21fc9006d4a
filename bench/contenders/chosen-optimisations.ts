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
  const known = Object.keys(allOptimisations);
  const unknown = names.filter((name) => !known.includes(name.replace(/^-/, '')));
  const [first = ''] = names;
  const excludes = first.startsWith('-');
  if (unknown.length > 0 || names.some((name) => name.startsWith('-') !== excludes))
    throw new Error(`BENCH_OPTIMISATIONS=${text}: give names of ${known.join(', ')}, all with a minus or none`);
  const isOn = (name: string) => (excludes ? !names.includes(`-${name}`) : names.includes(name));
  return Object.fromEntries(known.map((name) => [name, isOn(name)])) as Optimisations;
}
