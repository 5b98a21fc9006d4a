import { describe, expect, it } from 'vitest';
import { requestTable } from '#server/realtime/requests/request-table.ts';
import { entryPoints, entryPointsOf } from './entry-points.ts';
import { policyTable } from './policy-table.ts';

describe('the policy table [I35]', () => {
  it('has a row for every entry point, and no other rows', () => {
    expect(Object.keys(policyTable).sort()).toEqual(entryPoints());
  });

  it('has a row for every command that a socket accepts', () => {
    const commands = Object.keys(requestTable).map((name) => `socket ${name}`);
    expect(Object.keys(policyTable).filter((name) => name.startsWith('socket '))).toEqual(
      expect.arrayContaining(commands),
    );
  });

  it.each([
    ['a page in a group', 'app/(shop)/lots/page.tsx', 'export default () => null', ['page /lots']],
    [
      'a route',
      'app/api/x/route.ts',
      'export const GET = a;\nexport async function DELETE() {}',
      ['GET /api/x', 'DELETE /api/x'],
    ],
    [
      'a route that re-exports its handlers',
      'app/api/y/route.ts',
      'export { handle as POST, GET };',
      ['GET /api/y', 'POST /api/y'],
    ],
    [
      'actions',
      'app/a/do-it.ts',
      "'use server';\nexport async function doIt() {}\nexport const undo = 1;",
      ['action do-it.doIt', 'action do-it.undo'],
    ],
    [
      'an action within a component',
      'components/b.tsx',
      "const f = async () => {\n  'use server';\n};",
      ['action within components/b.tsx'],
    ],
    ['middleware', 'proxy.ts', 'export function proxy() {}', ['file proxy.ts']],
    ['a component, which has none', 'components/c.tsx', "'use client';", []],
  ])('finds the entry points of %s', (_, path, text, expected) => {
    expect(entryPointsOf({ path, text })).toEqual(expected);
  });
});
