import { expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

it('removes Markdown syntax', () => {
  expect(plainText('## A *fine* clock\n\n- made in [London](https://x.test)\n- `8 days`', 200)).toBe(
    'A fine clock made in London 8 days',
  );
});

it('cuts at the end of a word', () => {
  expect(plainText('one two three four', 12)).toBe('one two…');
});
