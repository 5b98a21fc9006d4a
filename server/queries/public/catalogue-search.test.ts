import { expect, test } from 'vitest';
import { catalogueSearch } from './catalogue-search.ts';

const harbour = { lotNumber: '12A', title: 'View of the Harbour', maker: 'Antonín Dvořák' };
const clock = { lotNumber: '1', title: 'A clock', maker: '' };

test.each(['DVORAK', 'dvořák harbour', 'harbour dvorak', '12a'])(
  'finds lots with every word, ignoring accents and case: %s',
  (search) => {
    expect([clock, harbour].filter(catalogueSearch(search))).toEqual([harbour]);
  },
);

test.each(['', '  '])('an empty search matches every lot: "%s"', (search) => {
  expect([clock, harbour].filter(catalogueSearch(search))).toEqual([clock, harbour]);
});
