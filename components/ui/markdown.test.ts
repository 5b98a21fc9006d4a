import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Markdown } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(createElement(Markdown, { text }));

it.each([
  ['a picture of another site', '![a clock](http://evil.example/a.png)'],
  ['a picture of this site', '![a clock](/pictures/1/320.webp)'],
  ['a picture by reference', '![a clock][1]\n\n[1]: //evil.example/a.png'],
  ['a picture in a link', '[![a clock](http://evil.example/a.png)](https://house.example)'],
  ['a picture in HTML', 'a clock <img src="http://evil.example/a.png">'],
])('replaces %s by its alternative text', (_, text) => {
  expect(html(text)).toContain('a clock');
  expect(html(text)).not.toMatch(/<img|evil\.example/);
});

it('ranks headings below those of the page', () => {
  expect(html('# Clocks')).toContain('<h3>Clocks</h3>');
});
