import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect, it } from 'vitest';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openTwoNodes } from '#server/testing/two-nodes.ts';
import { deployRolling } from './rolling-deploy.ts';

const hasNginx = spawnSync('nginx', ['-v']).status === 0;

it('nodes that are changed one after the other under a hot lot lose no receipt, end in order, and have everybody back [I1, I4, I42]', {
  timeout: 240_000,
}, async ({ skip }) => {
  skip(!hasNginx, 'nginx is not installed');
  const folder = makeTemporaryFolder('rolling-deploy');
  const house = await openTwoNodes(folder, { ROSTRUM_ROLE: 'saleroom' });
  try {
    // Throws when a bid stays without an answer or somebody without a room; how long that took is a figure of `npm run rolling-deploy`.
    const { missing, endedWith, withoutRoom } = await deployRolling(house);
    expect(missing).toEqual([]);
    expect(endedWith).toEqual([0, 0]);
    // All who were at the node that ended last, and they are all.
    expect(withoutRoom.length).toBeGreaterThanOrEqual(12);
  } finally {
    await house.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
