import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRawClient, type RawClient } from '../testing/raw-client.ts';
import { newKey, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';

// Frames as text, since JSON.stringify could not produce these amounts.

let fixture: SocketFixture;
const clients: RawClient[] = [];
beforeAll(async () => {
  fixture = await openSocketFixture();
});
afterAll(async () => {
  for (const { socket } of clients) socket.terminate();
  await fixture.close();
});

async function openAda(): Promise<RawClient> {
  const client = await openRawClient(fixture.url, fixture.signIn('ada'));
  clients.push(client);
  await client.join();
  return client;
}

const amounts: readonly (readonly [string, string])[] = [
  ['over the range of a number', '1e309'],
  ['under the range of a number', '-1e309'],
  ['one above the largest safe integer, which is read as another number', '9007199254740993'],
  ['a number of thirty digits', '100000000000000000000000000000'],
  ['almost zero', '1e-7'],
  ['negative zero', '-0'],
  ['negative', '-100'],
  ['a fraction close to an integer', '100.00000000000001'],
  ['given twice, of which the last would count', '100,"amount":-100'],
  ['text with a comma', '"1,000"'],
  ['text with a point', '"1.000"'],
  ['in Arabic digits', '"١٠٠٠"'],
  ['in full-width digits', '"１０００"'],
  ['text with a right-to-left override', '"\u202e0001"'],
  ['text with an invisible character', '"1000\u200f"'],
  ['text with a plus sign', '"+1000"'],
  ['text with spaces around it', '" 1000 "'],
  ['true', 'true'],
  ['an object with a valueOf', '{"valueOf":1000}'],
];

describe('an amount in a frame [I20]', () => {
  it.each(amounts)('that is %s is refused, and no bid is placed', async (_, amount) => {
    const { socket, packets, packet } = await openAda();
    for (const [name, field] of [
      ['bid:place', 'amount'],
      ['max-bid:set', 'max'],
    ]) {
      socket.send(`421["${name}",{"key":"${newKey()}","lotId":"${fixture.lotId}","${field}":${amount}}]`);
      expect(await packet(/^431\[/)).toContain('"code":"INVALID"');
      packets.length = 0;
    }
    expect(await fixture.bidCount('ada')).toBe(0);
    socket.close();
  });

  it.each(['0x10', '1_000', 'NaN', 'Infinity', '+100', '0100', '1e', '.5'])(
    'that is not JSON (%s) ends the connection that sent it, and no other',
    async (amount) => {
      const other = await openAda();
      const { socket } = await openAda();
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.send(`421["bid:place",{"key":"${newKey()}","lotId":"${fixture.lotId}","amount":${amount}}]`);
      await closed;
      other.socket.send('422["clock:read",{}]');
      expect(await other.packet(/^432\[/)).toContain('"ok":true');
      expect(await fixture.bidCount('ada')).toBe(0);
      other.socket.close();
    },
  );
});
