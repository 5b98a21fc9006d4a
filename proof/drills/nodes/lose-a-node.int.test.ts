import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { loseANode } from './lose-a-node.ts';
import { withTwoNodes } from './with-two-nodes.ts';

const hasNginx = spawnSync('nginx', ['-v']).status === 0;

it('loses no receipt when a node behind nginx is killed during bidding, and its bidders continue on the ' +
  'other [I1, I5, I37]', {
  timeout: 180_000,
}, async ({ skip }) => {
  skip(!hasNginx, 'nginx is not installed');
  await withTwoNodes('lose-a-node', async (twoNodes) => {
    // Throws when a bidder does not come back; `npm run lose-a-node` measures how soon they do.
    const { missing, backInRoom } = await loseANode(twoNodes);
    expect(missing).toEqual([]);
    expect(backInRoom.length).toBeGreaterThan(0);
    expect(twoNodes.nodes[0].runningPids()).toEqual([]);
  });
});
