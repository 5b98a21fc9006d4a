import { expect, it } from 'vitest';
import { plainWords } from './plain-text.ts';

it('leaves words of Markdown and nothing else', () => {
  expect(plainWords('## A *fine* clock\n\n- made in [London](https://x.test)\n- `8 days`', 200)).toBe(
    'A fine clock made in London 8 days',
  );
});

it('is cut at the end of a word', () => {
  expect(plainWords('one two three four', 12)).toBe('one two…');
});
