import { describe, expect, it } from 'vitest';
import { findPasswordWeakness } from './password-strength.ts';

const nobody = { name: '', email: '' };
const isWeak = async (password: string, person = nobody) => (await findPasswordWeakness(password, person)) !== null;

describe('the strength of a new password [ASVS 6.2.4]', () => {
  it.each([
    ['a common word', 'sunshine'],
    ['the same in capitals', 'SunShine'],
    ['with digits after it', 'dragon123'],
    ['with a digit and a mark', 'Password1!'],
    ['with a year and a mark', 'Welcome2026!'],
    ['with digits before it', '12football'],
    ['with other characters for its letters', 'p4$$w0rd'],
    ['both', 'P@ssw0rd99'],
    ['twice', 'monkeymonkey'],
    ['a short word made longer', 'abc12345'],
    ['the name of the site', 'Rostrum1'],
    ['a row of keys', 'qwertyui'],
    ['a row of keys, backwards', '87654321'],
    ['two rows of keys', 'asdf1234'],
    ['a walk over the keys', '1qaz2wsx'],
    ['one character', 'aaaaaaaa'],
    ['a few characters repeated', 'xyxyxyxyx'],
    ['a date', '24121987'],
    ['a longer number', '12345678910'],
    ['one character, 128 times', 'a'.repeat(128)],
  ])('refuses %s: %s', async (_, password) => {
    expect(await isWeak(password)).toBe(true);
  });

  it.each([
    'walnut tallboy lantern radio',
    'correct-horse-battery-staple',
    'a walnut bureau, c. 1720',
    'correct horse battery',
    'my dragon is 12',
    'tr0ub4dor&3',
    '735194628037',
    'kX9#mQ2v',
  ])('accepts %s', async (password) => {
    expect(await isWeak(password)).toBe(false);
  });

  it('refuses words of the person’s own name and address, which others may use', async () => {
    const ada = { name: 'Ada Quillfeather', email: 'a.tallboys@example.org' };
    for (const password of ['Quillfeather1815', 'ADA.QUILLFEATHER', 'tallboys.2026']) {
      expect(await isWeak(password, ada), password).toBe(true);
      expect(await isWeak(password), password).toBe(false);
    }
    expect(await isWeak('lovelacelovelace', { name: 'Ada Lovelace', email: 'ada.lovelace@example.org' })).toBe(true);
  });

  it.each([
    ['password', 'This password is too easy to guess. Use three or four unrelated words instead.'],
    [
      'lovelace1815',
      'This password is made of your own name or e-mail address. Use three or four unrelated words instead.',
    ],
  ])('says why %s is refused', async (password, reason) => {
    expect(await findPasswordWeakness(password, { name: 'Ada Lovelace', email: 'ada@example.org' })).toBe(reason);
  });

  it('judges the first 32 characters, so that a long password costs no more', async () => {
    const strongTail = 'kw7Rz-pluvial-quorum-ostrich-92';
    expect(await isWeak('a'.repeat(32) + strongTail)).toBe(true);
    expect(await isWeak(strongTail)).toBe(false);
  });

  it.each([
    ['christopher.montgomery@example-company.co.uk', 'Ada', 'christopher.montgomery@example-company.co.uk'],
    ['Christopher Montgomery Featherstone', 'Christopher Montgomery Featherstone', 'c@example.org'],
    ['Wolfeschlegelsteinhausenbergerdorff1', 'Hubert Wolfeschlegelsteinhausenbergerdorff', 'h@example.org'],
  ])('refuses %s for its owner, although it is longer than what is judged', async (password, name, email) => {
    expect(await isWeak(password, { name, email })).toBe(true);
  });

  it.each(['83750261', '9175038264', '07700900461'])('refuses the number %s', async (number) => {
    expect(await isWeak(number)).toBe(true);
  });
});
