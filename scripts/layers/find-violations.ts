import type { ImportGraph } from './import-graph.ts';
import { houseRules, onlyIn, type RoomRule, testsMayImport } from './layer-rules.ts';

/** A broken rule of the house, said in one line that names the file and what to do. */
export type Violation = string;

const isTest = (file: string) => /\.(test|spec)\.tsx?$/.test(file) || file.includes('/testing/');

/** The room that holds a file: the longest rule path that its folder begins with; null outside the rooms (scripts, bench, configuration). */
export function roomOf(file: string): RoomRule | null {
  const holding = houseRules.filter((rule) => file.startsWith(`${rule.room}/`));
  return holding.sort((a, b) => b.room.length - a.room.length)[0] ?? null;
}

/** Every import that the rules of the house forbid. */
export function forbiddenImports(graph: ImportGraph): Violation[] {
  const violations: Violation[] = [];
  for (const [file, imports] of graph) {
    const room = roomOf(file);
    for (const { to, kind, line } of imports) {
      const place = `${file}:${line}`;
      const reserved = onlyIn[to];
      if (reserved && !isTest(file) && !reserved.some((path) => file.startsWith(path))) {
        violations.push(`${place} imports ${to}, which only ${reserved[0]} may`);
      }
      if (!room || isTest(file)) continue;
      if (kind === 'package' && !allows(room.packages, to)) {
        violations.push(`${place}: ${room.room} may not import the package ${to}`);
      }
      const target = kind === 'file' ? roomOf(to) : null;
      if (target && target.room !== room.room && !mayEnter(room, target.room)) {
        violations.push(`${place}: ${room.room} may not import ${target.room} (${to})`);
      }
    }
  }
  return violations;
}

/** A room's own sub-rooms come with it, save for `server`, whose rooms are each a house of their own. */
function mayEnter(from: RoomRule, to: string): boolean {
  return from.rooms.some((room) => to === room || (room !== 'server' && to.startsWith(`${room}/`)));
}

function allows(names: readonly string[], name: string): boolean {
  if (name.startsWith('node:') && names.includes('node:*')) return true;
  return names.includes(name) || (names === testsMayImport && testsMayImport.includes(name));
}

/** Every circle of imports, types included: files that cannot be understood one at a time. */
export function importCycles(graph: ImportGraph): Violation[] {
  const state = new Map<string, 'open' | 'done'>();
  const trail: string[] = [];
  const cycles: Violation[] = [];
  const visit = (file: string) => {
    state.set(file, 'open');
    trail.push(file);
    for (const { to, kind } of graph.get(file) ?? []) {
      if (kind !== 'file' || !graph.has(to)) continue;
      if (state.get(to) === 'open')
        cycles.push(`circle of imports: ${[...trail.slice(trail.indexOf(to)), to].join(' → ')}`);
      else if (!state.has(to)) visit(to);
    }
    trail.pop();
    state.set(file, 'done');
  };
  for (const file of graph.keys()) if (!state.has(file)) visit(file);
  return cycles;
}

/** Node cannot load .tsx: no path of run-time imports from these programs may lead to one. */
export function tsxReachedFrom(graph: ImportGraph, programs: readonly string[]): Violation[] {
  const seen = new Set<string>();
  const violations: Violation[] = [];
  const visit = (file: string, trail: readonly string[]) => {
    if (seen.has(file)) return;
    seen.add(file);
    if (file.endsWith('.tsx')) violations.push(`Node cannot load .tsx: ${[...trail, file].join(' → ')}`);
    for (const { to, kind, typeOnly } of graph.get(file) ?? [])
      if (kind === 'file' && !typeOnly) visit(to, [...trail, file]);
  };
  for (const program of programs) visit(program, []);
  return violations;
}
