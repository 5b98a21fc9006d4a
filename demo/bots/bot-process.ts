// The bots' process: gets the server's URL and the accounts from its parent and bids until the
// parent ends.
import process from 'node:process';
import { type CrowdToStart, startBotCrowd } from './bot-crowd.ts';

process.once('message', (crowd: CrowdToStart) => {
  const { stop } = startBotCrowd(crowd);
  process.once('disconnect', () => {
    stop();
    process.exit(0);
  });
});
// A terminal sends SIGINT to the whole process group; the parent decides when the bots stop.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => process.exit(0));
