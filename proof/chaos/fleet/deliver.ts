import { setTimeout as pause } from 'node:timers/promises';
import { UNSTORED_REFUSALS } from '../recording/unstored-refusals.ts';
import type { BidCommand, BidderClient, Outcome } from './bidder-client.ts';
import { type Delivery, STEP } from './choose-move.ts';

/**
 * After this many look-ups an unknown key stays unknown in the record: the server did not come
 * back.
 */
const MOST_LOOK_UPS = 60;
const LOOK_UP_EVERY = 500;

let deliveries = 0;

/** Sends a command in some way, and resolves when its outcome is known. */
export async function deliver(client: BidderClient, command: BidCommand, delivery: Delivery): Promise<Outcome> {
  deliveries += 1;
  const copy = `${client.identity.client}~${deliveries}`;
  switch (delivery) {
    case 'once':
      return resolveOutcome(client, command, await client.send(command));
    case 'copies': {
      const outcomes = await Promise.all([
        client.send(command),
        client.send(command, `${copy}a`),
        client.send(command, `${copy}b`),
      ]);
      return resolveOutcome(client, command, outcomes.find(({ ph }) => ph === 'unk') ?? outcomes[0]);
    }
    case 'asked-first':
      await client.lookUp(command);
      return resolveOutcome(client, command, await client.send(command));
    case 'reused': {
      const outcome = await resolveOutcome(client, command, await client.send(command));
      await resolveOutcome(client, command, await client.send(withOtherAmounts(command), `${copy}r`));
      return outcome;
    }
    case 'repeated':
      await resolveOutcome(client, command, await client.send(command));
      return resolveOutcome(client, command, await client.send(command, `${copy}l`));
    default:
      return delivery satisfies never;
  }
}

function withOtherAmounts({ amount, max, ...command }: BidCommand): BidCommand {
  return {
    ...command,
    ...(amount !== undefined && { amount: amount + STEP }),
    ...((max !== undefined || amount === undefined) && { max: (max ?? 0) + STEP }),
  };
}

/**
 * Looks an unknown outcome up until it is known. A burnt key is sent once more: the late copy must
 * not be accepted.
 */
async function resolveOutcome(client: BidderClient, command: BidCommand, first: Outcome): Promise<Outcome> {
  let outcome = first;
  if (outcome.code === 'NOT_SENT') return outcome;
  // A client whose session has ended may not ask any more.
  const mayAsk = () => outcome.ph === 'unk' && outcome.code !== 'UNAUTHENTICATED';
  for (let lookUps = 0; mayAsk() && lookUps < MOST_LOOK_UPS; lookUps++) {
    await pause(LOOK_UP_EVERY);
    const found = await client.lookUp(command);
    // An unstored refusal of the look-up itself says nothing about the command.
    outcome = found.ph === 'fail' && UNSTORED_REFUSALS.has(found.code ?? '') ? { ...found, ph: 'unk' } : found;
  }
  if (outcome.code === 'NEVER_RECEIVED')
    await client.send(command, `${client.identity.client}~late${command.key.slice(-6)}`);
  return outcome;
}
