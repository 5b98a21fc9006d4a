import { setTimeout as pause } from 'node:timers/promises';
import { type BidCommand, type BidderClient, DOOR, type Outcome } from './bidder-client.ts';
import type { Delivery } from './choose-move.ts';

/** Asked so many times, half a second apart, a key that is still unknown stays so in the history: then the house did not come back. */
const MOST_LOOKS = 60;
const BETWEEN_LOOKS = 500;

let copies = 0;

/** Sends a command in one of the ways of the network, and does not rest before it knows what became of it. */
export async function deliver(client: BidderClient, command: BidCommand, how: Delivery): Promise<Outcome> {
  copies += 1;
  const copy = `${client.seat.client}~${copies}`;
  switch (how) {
    case 'once':
      return settle(client, command, await client.give(command));
    case 'copies': {
      const all = await Promise.all([
        client.give(command),
        client.give(command, `${copy}a`),
        client.give(command, `${copy}b`),
      ]);
      return settle(client, command, all.find(({ ph }) => ph === 'unk') ?? all[0]);
    }
    case 'asked-first':
      await client.lookUp(command);
      return settle(client, command, await client.give(command));
    case 'reused': {
      const outcome = await settle(client, command, await client.give(command));
      const other = {
        ...command,
        ...(command.amount ? { amount: command.amount + 1_000 } : { max: (command.max ?? 0) + 1_000 }),
      };
      const beyond = other.amount && other.max ? { max: other.max + 1_000 } : {};
      await settle(client, command, await client.give({ ...other, ...beyond }, `${copy}r`));
      return outcome;
    }
    case 'repeated':
      await settle(client, command, await client.give(command));
      return settle(client, command, await client.give(command, `${copy}l`));
    default:
      return how satisfies never;
  }
}

/** Neither yes nor no is looked up until it is one of the two. A key that was burnt is then sent once more: the late copy must not be accepted. */
async function settle(client: BidderClient, command: BidCommand, first: Outcome): Promise<Outcome> {
  let outcome = first;
  if (outcome.code === 'NOT_SENT') return outcome;
  // Whose session has ended may not ask any more.
  const mayAsk = () => outcome.ph === 'unk' && outcome.code !== 'UNAUTHENTICATED';
  for (let looks = 0; mayAsk() && looks < MOST_LOOKS; looks++) {
    await pause(BETWEEN_LOOKS);
    const told = await client.lookUp(command);
    // A look-up that was refused at the door says nothing about the command.
    outcome = told.ph === 'fail' && DOOR.has(told.code ?? '') ? { ...told, ph: 'unk' } : told;
  }
  if (outcome.code === 'NEVER_RECEIVED')
    await client.give(command, `${client.seat.client}~late${command.key.slice(-6)}`);
  return outcome;
}
