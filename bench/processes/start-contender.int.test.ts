import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { startContender } from './start-contender.ts';

const folder = mkdtempSync(join(tmpdir(), 'rostrum-contender-'));
afterAll(() => rmSync(folder, { recursive: true }));

function writeProgram(name: string, text: string): string {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, text);
  return pathToFileURL(path).href;
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('starts a contender, returns its port, and stops it', async () => {
  const contender = await startContender(
    writeProgram('working', `process.send({ port: 4711 }); process.on('disconnect', () => process.exit(0));`),
    {},
  );
  expect(contender.port).toBe(4711);
  await contender.stop();
  expect(isRunning(contender.pid)).toBe(false);
});

it('rejects the figures of a contender which exited while it was measured', async () => {
  const contender = await startContender(
    writeProgram('exiting', `process.send({ port: 4711 }, () => process.exit(3));`),
    {},
  );
  await expect.poll(() => isRunning(contender.pid)).toBe(false);
  await expect(contender.stop()).rejects.toThrow('exited while it was measured (3)');
});

it('rejects when a contender exits before it listens', async () => {
  await expect(startContender(writeProgram('broken', 'process.exit(4);'), {})).rejects.toThrow(
    'before it listened (4)',
  );
});
