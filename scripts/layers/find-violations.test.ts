import { expect, it } from 'vitest';
import { forbiddenImports, importCycles, tsxReachedFrom } from './find-violations.ts';
import type { Import, ImportGraph } from './import-graph.ts';

const file = (to: string): Import => ({ to, kind: 'file', line: 1, typeOnly: false });
const pack = (to: string): Import => ({ to, kind: 'package', line: 1, typeOnly: false });
const house = (files: Record<string, Import[]>): ImportGraph => new Map(Object.entries(files));

it('the rules import nothing but themselves', () => {
  expect(forbiddenImports(house({ 'auction/decide.ts': [file('auction/lot.ts')] }))).toEqual([]);
  expect(forbiddenImports(house({ 'auction/decide.ts': [pack('zod')] }))).toHaveLength(1);
  expect(forbiddenImports(house({ 'auction/decide.ts': [pack('node:crypto')] }))).toHaveLength(1);
  expect(forbiddenImports(house({ 'auction/decide.ts': [file('protocol/socket/ack.ts')] }))).toHaveLength(1);
});

it('the saleroom knows neither sockets nor the store', () => {
  expect(forbiddenImports(house({ 'server/saleroom/lot-queue.ts': [pack('socket.io')] }))).toHaveLength(1);
  expect(
    forbiddenImports(house({ 'server/saleroom/lot-queue.ts': [file('server/store/migrations/migrate.ts')] })),
  ).toHaveLength(1);
});

it('pages never reach the saleroom, the store or the sockets', () => {
  expect(forbiddenImports(house({ 'app/page.tsx': [file('server/store/prisma-client.ts')] }))).toHaveLength(1);
  expect(forbiddenImports(house({ 'app/page.tsx': [file('server/queries/public/home-page.ts')] }))).toEqual([]);
});

it('one file alone imports the client of Socket.IO in the browser', () => {
  expect(
    forbiddenImports(house({ 'components/saleroom/bidding/bid-panel.tsx': [pack('socket.io-client')] })),
  ).not.toEqual([]);
});

it('a circle of imports is found and named', () => {
  const circle = house({ 'auction/a.ts': [file('auction/b.ts')], 'auction/b.ts': [file('auction/a.ts')] });
  expect(importCycles(circle)).toEqual(['circle of imports: auction/a.ts → auction/b.ts → auction/a.ts']);
});

it('a .tsx that the server would have to load is found, however far away', () => {
  const graph = house({ 'server/index.ts': [file('server/a.ts')], 'server/a.ts': [file('components/b.tsx')] });
  expect(tsxReachedFrom(graph, ['server/index.ts'])).toEqual([
    'Node cannot load .tsx: server/index.ts → server/a.ts → components/b.tsx',
  ]);
});
