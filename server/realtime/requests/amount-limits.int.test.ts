import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { newKey, openSocketFixture, type SocketFixture } from '../testing/socket-fixture.ts';

// Frames as text: what no client of JavaScript can send, since its own JSON would change it on the way.

let fixture: SocketFixture;
const lines: WebSocket[] = [];
beforeAll(async () => {
  fixture = await openSocketFixture();
});
afterAll(async () => {
  for (const line of lines) line.terminate();
  await fixture.close();
});

/** A connection of Ada's that speaks the wire itself. */
async function openLine(): Promise<{
  readonly send: (frame: string) => void;
  readonly heard: readonly string[];
  readonly line: WebSocket;
}> {
  const line = new WebSocket(`${fixture.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: fixture.signIn('ada'),
  });
  lines.push(line);
  const heard: string[] = [];
  line.on('message', (data) => heard.push(String(data)));
  line.on('error', () => {});
  await expectHeard(heard, /^0\{/);
  line.send('40');
  await expectHeard(heard, /^40\{/);
  return { line, heard, send: (frame) => line.send(frame) };
}

async function expectHeard(heard: readonly string[], what: RegExp): Promise<string> {
  const began = performance.now();
  for (;;) {
    const found = heard.find((frame) => what.test(frame));
    if (found) return found;
    if (performance.now() - began > 10_000) throw new Error(`not heard: ${what} in ${heard.join(' | ')}`);
    await new Promise((resolve) => setImmediate(resolve));
  }
}

const amounts: readonly (readonly [string, string])[] = [
  ['more than a number holds', '1e309'],
  ['less than a number holds', '-1e309'],
  ['one above the largest safe integer, which becomes another number', '9007199254740993'],
  ['a sum with thirty digits', '100000000000000000000000000000'],
  ['almost nothing', '1e-7'],
  ['zero below zero', '-0'],
  ['a minus', '-100'],
  ['a fraction that rounds', '100.00000000000001'],
  ['two amounts of which the last would count', '100,"amount":-100'],
  ['thousands by a comma', '"1,000"'],
  ['thousands by a point', '"1.000"'],
  ['Arabic digits', '"١٠٠٠"'],
  ['full-width digits', '"１０００"'],
  ['marks that turn the line round', '"\u202e0001"'],
  ['a mark that cannot be seen', '"1000\u200f"'],
  ['a plus', '"+1000"'],
  ['spaces round it', '" 1000 "'],
  ['true', 'true'],
  ['an object with a value', '{"valueOf":1000}'],
];

describe('an amount on the wire [I20]', () => {
  it.each(amounts)('that is %s is refused, and bids nothing', async (_, amount) => {
    const { send, heard, line } = await openLine();
    for (const [name, field] of [
      ['bid:place', 'amount'],
      ['max-bid:set', 'max'],
    ]) {
      send(`421["${name}",{"key":"${newKey()}","lotId":"${fixture.lotId}","${field}":${amount}}]`);
      expect(await expectHeard(heard, /^431\[/)).toContain('"code":"INVALID"');
      (heard as string[]).length = 0;
    }
    expect(await fixture.bidsOf('ada')).toBe(0);
    line.close();
  });

  it.each(['0x10', '1_000', 'NaN', 'Infinity', '+100', '0100', '1e', '.5'])(
    'that is no JSON (%s) ends the connection that sent it, and no other',
    async (amount) => {
      const other = await openLine();
      const { send, line } = await openLine();
      const closed = new Promise((resolve) => line.once('close', resolve));
      send(`421["bid:place",{"key":"${newKey()}","lotId":"${fixture.lotId}","amount":${amount}}]`);
      await closed;
      other.send('422["clock:read",{}]');
      expect(await expectHeard(other.heard, /^432\[/)).toContain('"ok":true');
      expect(await fixture.bidsOf('ada')).toBe(0);
      other.line.close();
    },
  );
});
