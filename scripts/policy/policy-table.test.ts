import { describe, expect, it } from 'vitest';
import { commandTable } from '#server/realtime/requests/command-table.ts';
import { doorsOf, entryPoints } from './entry-points.ts';
import { policyTable } from './policy-table.ts';

describe('the policy table [I35]', () => {
  it('has a row for every door, and no row for a door that is not there', () => {
    expect(Object.keys(policyTable).sort()).toEqual(entryPoints());
  });

  it('knows what a socket may be asked', () => {
    const asked = Object.keys(commandTable).map((name) => `socket ${name}`);
    expect(Object.keys(policyTable).filter((door) => door.startsWith('socket '))).toEqual(
      expect.arrayContaining(asked),
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
    ['a route that hands on', 'app/api/y/route.ts', 'export { handle as POST, GET };', ['GET /api/y', 'POST /api/y']],
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
    ['what stands before every page', 'proxy.ts', 'export function proxy() {}', ['file proxy.ts']],
    ['nothing in a component', 'components/c.tsx', "'use client';", []],
  ])('is asked of %s', (_, path, text, doors) => {
    expect(doorsOf({ path, text })).toEqual(doors);
  });
});
