import { setTimeout as pause } from 'node:timers/promises';
import { programOf, residentMemory } from '#proof/processes/process-info.ts';
import type { ServerProcess } from '#server/testing/server-process.ts';

/**
 * The memory of the server's main process, MB: live JavaScript objects, buffers outside the heap,
 * and resident memory.
 */
export type MemoryUse = { readonly heap: number; readonly buffers: number; readonly resident: number };

/** The module that the server's processes have to import, so that their memory can be measured. */
export const REPORT_HEAP = new URL('./report-heap.ts', import.meta.url).href;

const SAMPLE_EVERY = 500;

/** Makes the main process collect its garbage, and waits for its report (report-heap.ts). */
export async function measureMemory(server: ServerProcess): Promise<MemoryUse> {
  const [pid] = nodePids(server);
  if (pid === undefined) throw new Error('the server has ended');
  const reports = () => server.output().match(new RegExp(`^\\{"heapOf":${pid},.*\\}$`, 'gm')) ?? [];
  const before = reports().length;
  process.kill(pid, 'SIGUSR2');
  while (reports().length === before) await pause(50);
  const last = JSON.parse(reports().at(-1) ?? '{}') as Record<'heapUsed' | 'external' | 'rss', number>;
  const megabytes = (bytes: number) => Math.round(bytes / 104_857.6) / 10;
  return { heap: megabytes(last.heapUsed), buffers: megabytes(last.external), resident: megabytes(last.rss) };
}

/** The server's processes that run Node; the main one, with saleroom and sockets, comes first. */
export function nodePids(server: ServerProcess): readonly number[] {
  return server.runningPids().filter((pid) => /node/.test(programOf(pid) ?? ''));
}

/** Samples the resident memory of all Node processes together, MB. */
export function watchResidentMemory(server: ServerProcess): { readonly most: () => number; readonly stop: () => void } {
  let most = 0;
  const timer = setInterval(() => {
    const bytes = nodePids(server).reduce((sum, pid) => sum + (residentMemory(pid) ?? 0), 0);
    most = Math.max(most, Math.round(bytes / 1024 / 1024));
  }, SAMPLE_EVERY);
  return { most: () => most, stop: () => clearInterval(timer) };
}
