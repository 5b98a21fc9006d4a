import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WORDS = [
  'walnut',
  'copper',
  'lantern',
  'harbour',
  'velvet',
  'marble',
  'willow',
  'saffron',
  'cobalt',
  'meadow',
  'gable',
  'ember',
];

/**
 * The password of every demo account, generated at the first start and stored in `folder`: no two
 * demos share one.
 */
export function demoPassword(folder: string): string {
  const file = join(folder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const word = () => WORDS[randomInt(WORDS.length)] ?? 'walnut';
  const password = `${word()}-${word()}-${randomInt(1000, 10_000)}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}
