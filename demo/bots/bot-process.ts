// The bots' own process: told by its parent which house and who they are, it bids until the parent goes.
import process from 'node:process';
import { type CrowdToStart, startCrowd } from './bot-crowd.ts';

process.once('message', (crowd: CrowdToStart) => {
  const { stop } = startCrowd(crowd);
  process.once('disconnect', () => {
    stop();
    process.exit(0);
  });
});
// A terminal sends its interrupt to everybody; the parent decides when the bots go.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => process.exit(0));
