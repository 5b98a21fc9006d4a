import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

it.each([
  ['a picture from elsewhere', '![a clock](http://evil.example/a.png)'],
  ['one of the house', '![a clock](/pictures/1/320.webp)'],
  ['one that is named below', '![a clock][1]\n\n[1]: //evil.example/a.png'],
  ['one in a link', '[![a clock](http://evil.example/a.png)](https://house.example)'],
  ['one in HTML', 'a clock <img src="http://evil.example/a.png">'],
])('%s is left out, and its words remain', (_, text) => {
  expect(html(text)).toContain('a clock');
  expect(html(text)).not.toMatch(/<img|evil\.example/);
});

it('headings rank below those of the page', () => {
  expect(html('# Clocks')).toContain('<h3>Clocks</h3>');
});
