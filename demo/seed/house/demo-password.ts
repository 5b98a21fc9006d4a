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

/** The password of everybody in a demo house: made at its first start and kept in its folder. There is none that all demos share. */
export function demoPassword(folder: string): string {
  const file = join(folder, 'password');
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const word = () => WORDS[randomInt(WORDS.length)] ?? 'walnut';
  const password = `${word()}-${word()}-${randomInt(1000, 10_000)}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}
