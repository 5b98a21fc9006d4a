import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openTwoNodes } from '#server/testing/two-nodes.ts';
import { loseANode } from './lose-a-node.ts';

const hasNginx = spawnSync('nginx', ['-v']).status === 0;

it('a node that is killed in the middle of a hot lot behind nginx takes no receipt with it, and its bidders bid on at the other [I1, I5, I37]', {
  timeout: 180_000,
}, async ({ skip }) => {
  skip(!hasNginx, 'nginx is not installed');
  const folder = makeTemporaryFolder('lose-a-node');
  const house = await openTwoNodes(folder, { ROSTRUM_ROLE: 'saleroom' });
  try {
    // Throws when somebody does not come back; how soon they do is a figure of `npm run lose-a-node`.
    const { missing, backInRoom } = await loseANode(house);
    expect(missing).toEqual([]);
    expect(backInRoom.length).toBeGreaterThan(0);
    expect(house.nodes[0].runningPids()).toEqual([]);
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
