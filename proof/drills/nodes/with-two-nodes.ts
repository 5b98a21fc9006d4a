import { rmSync } from 'node:fs';
import { makeTemporaryFolder } from '#server/store/testing/temporary-folder.ts';
import { openTwoNodes, type TwoNodes } from '#server/testing/two-nodes.ts';

/** Opens two nodes behind nginx, without pages, for as long as a drill runs. */
export async function withTwoNodes<T>(name: string, drill: (nodes: TwoNodes) => Promise<T>): Promise<T> {
  const folder = makeTemporaryFolder(name);
  try {
    const nodes = await openTwoNodes(folder, { ROSTRUM_ROLE: 'saleroom' });
    try {
      return await drill(nodes);
    } finally {
      await nodes.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
