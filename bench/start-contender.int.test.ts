import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { startContender } from './start-contender.ts';

const folder = mkdtempSync(join(tmpdir(), 'rostrum-contender-'));
afterAll(() => rmSync(folder, { recursive: true }));

function program(name: string, text: string): string {
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

it('starts a contender, knows its port, and stops it', async () => {
  const contender = await startContender(
    program('honest', `process.send({ port: 4711 }); process.on('disconnect', () => process.exit(0));`),
    {},
  );
  expect(contender.port).toBe(4711);
  await contender.stop();
  expect(isRunning(contender.pid)).toBe(false);
});

it('takes no figures of a contender that ended by itself', async () => {
  const contender = await startContender(program('dying', `process.send({ port: 4711 }, () => process.exit(3));`), {});
  await expect.poll(() => isRunning(contender.pid)).toBe(false);
  await expect(contender.stop()).rejects.toThrow('ended by itself while it was measured (3)');
});

it('says so when a contender does not come to listen', async () => {
  await expect(startContender(program('broken', 'process.exit(4);'), {})).rejects.toThrow('before it listened (4)');
});
