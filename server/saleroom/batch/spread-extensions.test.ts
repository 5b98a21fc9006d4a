import { describe, expect, it } from 'vitest';
import type { ExtensionScope } from '#auction/terms.ts';
import { openFixture } from '../testing/saleroom-fixture.ts';

const MINUTE = 60_000;

/** Three lots that close at 60, 62 and 64 minutes, with a soft close of five. */
function stageWith(scope: ExtensionScope, groups: readonly (string | null)[] = [null, null, null]) {
  return openFixture({
    lots: 3,
    groups,
    closesIn: 60 * MINUTE,
    closeGap: 2 * MINUTE,
    terms: { softClose: { mode: 'add', window: 5 * MINUTE, extension: 5 * MINUTE, cap: null, scope } },
  });
}

async function closes(fixture: Awaited<ReturnType<typeof openFixture>>) {
  const records = await Promise.all(fixture.lotIds.map((lotId) => fixture.ledger.loadLot(lotId)));
  return records.map((record) => ((record?.lot.closesAt ?? 0) - fixture.opensAt) / MINUTE);
}

describe('how far an extension reaches [C4]', () => {
  it.each<[ExtensionScope, readonly number[]]>([
    ['lot', [60, 67, 64]],
    ['cascade', [60, 67, 69]],
    ['auction', [67, 67, 67]],
  ])('with the scope %s', async (scope, expected) => {
    const fixture = await stageWith(scope);
    fixture.passTime(58 * MINUTE);
    expect(await fixture.bid('ada', 100, { lotId: fixture.lotIds[1] })).toMatchObject({ accepted: true });
    expect(await closes(fixture)).toEqual(expected);
  });

  it('with the scope group', async () => {
    const fixture = await stageWith('group', ['clocks', 'clocks', null]);
    fixture.passTime(58 * MINUTE);
    await fixture.bid('ada', 100, { lotId: fixture.lotIds[1] });
    expect(await closes(fixture)).toEqual([67, 67, 64]);
  });

  it('is written in the same statement as the bid that extends, and told for each lot', async () => {
    const fixture = await stageWith('cascade');
    fixture.passTime(58 * MINUTE);
    await fixture.bid('ada', 100, { lotId: fixture.lotIds[0] });
    await fixture.settled();
    expect(fixture.appends()).toBe(1);
    expect(fixture.announced.map(({ record, events }) => [record.lotId, events.at(-1)?.event.type])).toEqual(
      fixture.lotIds.map((lotId) => [lotId, 'ClosingExtended']),
    );
  });

  it('reaches a lot of which this node does not know yet that another has extended it', async () => {
    const fixture = await stageWith('auction');
    const other = fixture.anotherNode();
    fixture.passTime(58 * MINUTE);
    await other.bid('ada', 100, { lotId: fixture.lotIds[1] });
    fixture.passTime(5 * MINUTE);
    expect(await fixture.bid('ben', 100, { lotId: fixture.lotIds[2] })).toMatchObject({ accepted: true });
    expect(await closes(fixture)).toEqual([72, 72, 72]);
  });

  it('lets later bids of the same batch meet the times that it left', async () => {
    const fixture = await stageWith('cascade');
    fixture.passTime(58 * MINUTE);
    const [lotId] = fixture.lotIds;
    await Promise.all([fixture.bid('ada', 100, { lotId }), fixture.bid('ben', 110, { lotId })]);
    expect(fixture.appends()).toBe(1);
    // The second bid comes seven minutes before the close that the first one made: outside the window.
    expect(await closes(fixture)).toEqual([65, 67, 69]);
  });

  it('opens no lot that is due [C6]', async () => {
    const fixture = await stageWith('auction');
    fixture.passTime(61 * MINUTE);
    await fixture.bid('ada', 100, { lotId: fixture.lotIds[1] });
    expect(await closes(fixture)).toEqual([60, 67, 67]);
    expect(await fixture.bid('ben', 100, { lotId: fixture.lotIds[0] })).toMatchObject({
      refusal: { code: 'LOT_CLOSED' },
    });
  });

  it('keeps every lot’s chain whole when bids on all of them come at once [I6]', async () => {
    const fixture = await stageWith('cascade');
    fixture.passTime(58 * MINUTE);
    await Promise.all(
      fixture.lotIds.flatMap((lotId) => [fixture.bid('ada', 100, { lotId }), fixture.bid('ben', 110, { lotId })]),
    );
    expect(fixture.appends()).toBe(1);
    for (const lotId of fixture.lotIds) expect(await fixture.chainFault(lotId)).toBeNull();
  });
});
