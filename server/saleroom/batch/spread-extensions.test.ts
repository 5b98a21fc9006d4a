import { describe, expect, it } from 'vitest';
import type { ExtensionScope } from '#auction/terms.ts';
import { openStage } from '../testing/saleroom-fixture.ts';

const MINUTE = 60_000;

/** Three lots that close at 60, 62 and 64 minutes, with a soft close of five. */
function stageWith(scope: ExtensionScope, groups: readonly (string | null)[] = [null, null, null]) {
  return openStage({
    lots: 3,
    groups,
    closesIn: 60 * MINUTE,
    closeGap: 2 * MINUTE,
    terms: { softClose: { mode: 'add', window: 5 * MINUTE, extension: 5 * MINUTE, cap: null, scope } },
  });
}

async function closes(stage: Awaited<ReturnType<typeof openStage>>) {
  const records = await Promise.all(stage.lotIds.map((lotId) => stage.ledger.loadLot(lotId)));
  return records.map((record) => ((record?.lot.closesAt ?? 0) - stage.opensAt) / MINUTE);
}

describe('how far an extension reaches [C4]', () => {
  it.each<[ExtensionScope, readonly number[]]>([
    ['lot', [60, 67, 64]],
    ['cascade', [60, 67, 69]],
    ['auction', [67, 67, 67]],
  ])('with the scope %s', async (scope, expected) => {
    const stage = await stageWith(scope);
    stage.passTime(58 * MINUTE);
    expect(await stage.bid('ada', 100, { lotId: stage.lotIds[1] })).toMatchObject({ accepted: true });
    expect(await closes(stage)).toEqual(expected);
  });

  it('with the scope group', async () => {
    const stage = await stageWith('group', ['clocks', 'clocks', null]);
    stage.passTime(58 * MINUTE);
    await stage.bid('ada', 100, { lotId: stage.lotIds[1] });
    expect(await closes(stage)).toEqual([67, 67, 64]);
  });

  it('is written in the same statement as the bid that extends, and told for each lot', async () => {
    const stage = await stageWith('cascade');
    stage.passTime(58 * MINUTE);
    await stage.bid('ada', 100, { lotId: stage.lotIds[0] });
    await stage.settled();
    expect(stage.appends()).toBe(1);
    expect(stage.announced.map(({ record, events }) => [record.lotId, events.at(-1)?.event.type])).toEqual(
      stage.lotIds.map((lotId) => [lotId, 'ClosingExtended']),
    );
  });

  it('reaches a lot of which this node does not know yet that another has extended it', async () => {
    const stage = await stageWith('auction');
    const other = stage.anotherNode();
    stage.passTime(58 * MINUTE);
    await other.bid('ada', 100, { lotId: stage.lotIds[1] });
    stage.passTime(5 * MINUTE);
    expect(await stage.bid('ben', 100, { lotId: stage.lotIds[2] })).toMatchObject({ accepted: true });
    expect(await closes(stage)).toEqual([72, 72, 72]);
  });

  it('lets later bids of the same batch meet the times that it left', async () => {
    const stage = await stageWith('cascade');
    stage.passTime(58 * MINUTE);
    const [lotId] = stage.lotIds;
    await Promise.all([stage.bid('ada', 100, { lotId }), stage.bid('ben', 110, { lotId })]);
    expect(stage.appends()).toBe(1);
    // The second bid comes seven minutes before the close that the first one made: outside the window.
    expect(await closes(stage)).toEqual([65, 67, 69]);
  });

  it('opens no lot that is due [C6]', async () => {
    const stage = await stageWith('auction');
    stage.passTime(61 * MINUTE);
    await stage.bid('ada', 100, { lotId: stage.lotIds[1] });
    expect(await closes(stage)).toEqual([60, 67, 67]);
    expect(await stage.bid('ben', 100, { lotId: stage.lotIds[0] })).toMatchObject({ refusal: { code: 'LOT_CLOSED' } });
  });

  it('keeps every lot’s chain whole when bids on all of them come at once [I6]', async () => {
    const stage = await stageWith('cascade');
    stage.passTime(58 * MINUTE);
    await Promise.all(
      stage.lotIds.flatMap((lotId) => [stage.bid('ada', 100, { lotId }), stage.bid('ben', 110, { lotId })]),
    );
    expect(stage.appends()).toBe(1);
    for (const lotId of stage.lotIds) expect(await stage.chainFault(lotId)).toBeNull();
  });
});
