import { describe, expect, it } from 'vitest';
import type { ExtensionScope } from '#auction/terms.ts';
import { openFixture } from '../testing/saleroom-fixture.ts';

const MINUTE = 60_000;

/** Three lots that close at 60, 62 and 64 minutes, with a soft close of five. */
function openSoftCloseFixture(scope: ExtensionScope, groups: readonly (string | null)[] = [null, null, null]) {
  return openFixture({
    lots: 3,
    groups,
    closesIn: 60 * MINUTE,
    closeGap: 2 * MINUTE,
    terms: { softClose: { mode: 'add', window: 5 * MINUTE, extension: 5 * MINUTE, cap: null, scope } },
  });
}

/** The lots' closing times in minutes after the opening. */
async function closingMinutes(fixture: Awaited<ReturnType<typeof openFixture>>) {
  const records = await Promise.all(fixture.lotIds.map((lotId) => fixture.ledger.loadLot(lotId)));
  return records.map((record) => ((record?.lot.closesAt ?? 0) - fixture.opensAt) / MINUTE);
}

describe('an extension [C4]', () => {
  it.each<[ExtensionScope, readonly number[]]>([
    ['lot', [60, 67, 64]],
    ['cascade', [60, 67, 69]],
    ['auction', [67, 67, 67]],
  ])('reaches the lots of the scope %s', async (scope, expected) => {
    const fixture = await openSoftCloseFixture(scope);
    fixture.advanceTime(58 * MINUTE);
    expect(await fixture.bid('ada', 100, { lotId: fixture.lotIds[1] })).toMatchObject({ accepted: true });
    expect(await closingMinutes(fixture)).toEqual(expected);
  });

  it('reaches the lots of the scope group', async () => {
    const fixture = await openSoftCloseFixture('group', ['clocks', 'clocks', null]);
    fixture.advanceTime(58 * MINUTE);
    await fixture.bid('ada', 100, { lotId: fixture.lotIds[1] });
    expect(await closingMinutes(fixture)).toEqual([67, 67, 64]);
  });

  it('is written in the same statement as its bid, and announced for each lot', async () => {
    const fixture = await openSoftCloseFixture('cascade');
    fixture.advanceTime(58 * MINUTE);
    await fixture.bid('ada', 100, { lotId: fixture.lotIds[0] });
    await fixture.announcementsSent();
    expect(fixture.appendCount()).toBe(1);
    expect(fixture.announced.map(({ record, events }) => [record.lotId, events.at(-1)?.event.type])).toEqual(
      fixture.lotIds.map((lotId) => [lotId, 'ClosingExtended']),
    );
  });

  it('reaches a lot that another node has extended without this node’s knowledge', async () => {
    const fixture = await openSoftCloseFixture('auction');
    const other = fixture.openOtherNode();
    fixture.advanceTime(58 * MINUTE);
    await other.bid('ada', 100, { lotId: fixture.lotIds[1] });
    fixture.advanceTime(5 * MINUTE);
    expect(await fixture.bid('ben', 100, { lotId: fixture.lotIds[2] })).toMatchObject({ accepted: true });
    expect(await closingMinutes(fixture)).toEqual([72, 72, 72]);
  });

  it('applies to later bids of the same batch', async () => {
    const fixture = await openSoftCloseFixture('cascade');
    fixture.advanceTime(58 * MINUTE);
    const [lotId] = fixture.lotIds;
    await Promise.all([fixture.bid('ada', 100, { lotId }), fixture.bid('ben', 110, { lotId })]);
    expect(fixture.appendCount()).toBe(1);
    // The second bid is seven minutes before the new close, outside the window.
    expect(await closingMinutes(fixture)).toEqual([65, 67, 69]);
  });

  it('does not reopen a lot that is due [C6]', async () => {
    const fixture = await openSoftCloseFixture('auction');
    fixture.advanceTime(61 * MINUTE);
    await fixture.bid('ada', 100, { lotId: fixture.lotIds[1] });
    expect(await closingMinutes(fixture)).toEqual([60, 67, 67]);
    expect(await fixture.bid('ben', 100, { lotId: fixture.lotIds[0] })).toMatchObject({
      refusal: { code: 'LOT_CLOSED' },
    });
  });

  it('keeps every lot’s hash chain valid when bids on all lots arrive at once [I6]', async () => {
    const fixture = await openSoftCloseFixture('cascade');
    fixture.advanceTime(58 * MINUTE);
    await Promise.all(
      fixture.lotIds.flatMap((lotId) => [fixture.bid('ada', 100, { lotId }), fixture.bid('ben', 110, { lotId })]),
    );
    expect(fixture.appendCount()).toBe(1);
    for (const lotId of fixture.lotIds) expect(await fixture.chainFault(lotId)).toBeNull();
  });
});
