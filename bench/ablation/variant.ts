import { allOptimisations, type Optimisations } from '#server/realtime/transport/lean/optimisations.ts';

/**
 * What is switched off: one optimisation of the lean transport, or all, which is the stock
 * transport.
 */
export type VariantName = keyof Optimisations | 'allOff';

export const variantNames: readonly VariantName[] = [
  ...(Object.keys(allOptimisations) as (keyof Optimisations)[]),
  'allOff',
];

/** A variant in words; null is the server with everything switched on. */
export function labelOf(name: VariantName | null): string {
  if (name === null) return 'all on';
  return name === 'allOff' ? 'all off (stock)' : `without ${name}`;
}

/** The environment of a server with everything switched on. */
export const allOn: Readonly<Record<string, string>> = { ROSTRUM_TRANSPORT: 'lean', BENCH_OPTIMISATIONS: '' };

/** The environment of a server without what `name` says. */
export function variablesWithout(name: VariantName): Readonly<Record<string, string>> {
  if (name === 'allOff') return { ROSTRUM_TRANSPORT: 'stock', BENCH_OPTIMISATIONS: '' };
  return { ROSTRUM_TRANSPORT: 'lean', BENCH_OPTIMISATIONS: `-${name}` };
}
