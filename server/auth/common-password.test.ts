import { describe, expect, it } from 'vitest';
import { isCommonPassword } from './common-password.ts';

describe('a password that is tried first is known as such [ASVS 6.2.4]', () => {
  it.each([
    ['a much used word', 'sunshine'],
    ['the same in capitals', 'SunShine'],
    ['with digits behind it', 'dragon123'],
    ['with a year and a mark', 'Welcome2026!'],
    ['with digits before it', '12football'],
    ['with other characters for its letters', 'p4$$w0rd'],
    ['both', 'P@ssw0rd99'],
    ['twice', 'monkeymonkey'],
    ['a short word made long', 'abc12345'],
    ['the house’s own name', 'Rostrum1'],
    ['a row of keys', 'qwertyui'],
    ['a row of keys, backwards', '87654321'],
    ['two rows of keys', 'asdf1234'],
    ['a walk over the keys', '1qaz2wsx'],
    ['one character', 'aaaaaaaa'],
    ['a few characters over and over', 'xyxyxyxyx'],
    ['a date', '24121987'],
    ['a longer number', '12345678910'],
  ])('%s: %s', (_, password) => {
    expect(isCommonPassword(password)).toBe(true);
  });

  it.each([
    'a walnut bureau, c. 1720',
    'correct horse battery',
    'long enough',
    'my dragon is 12',
    'tr0ub4dor&3',
    '735194628037',
  ])('another is not: %s', (password) => {
    expect(isCommonPassword(password)).toBe(false);
  });

  it('a person’s own words are tried first with them, and with nobody else', () => {
    for (const password of ['Lovelace1815', 'ADA.LOVELACE', 'lovelacelovelace']) {
      expect(isCommonPassword(password, ['Lovelace', 'ada.lovelace']), password).toBe(true);
      expect(isCommonPassword(password), password).toBe(false);
    }
  });
});
