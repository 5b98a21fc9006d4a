import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { deployRolling } from './rolling-deploy.ts';
import { withTwoNodes } from './with-two-nodes.ts';

const hasNginx = spawnSync('nginx', ['-v']).status === 0;

it('loses no receipt when nodes are restarted one after the other during bidding; they exit cleanly, and ' +
  'every bidder comes back [I1, I4, I42]', {
  timeout: 240_000,
}, async ({ skip }) => {
  skip(!hasNginx, 'nginx is not installed');
  await withTwoNodes('rolling-deploy', async (twoNodes) => {
    // Throws when a bid gets no answer or a bidder does not come back; `npm run rolling-deploy`
    // measures how long it took.
    const { missing, exitCodes, withoutRoom } = await deployRolling(twoNodes);
    expect(missing).toEqual([]);
    expect(exitCodes).toEqual([0, 0]);
    // All bidders are on the node that ended last.
    expect(withoutRoom.length).toBeGreaterThanOrEqual(12);
  });
});
