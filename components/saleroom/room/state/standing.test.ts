import { expect, it } from 'vitest';
import { openLot, you } from '#components/saleroom/testing/room-fixture.ts';
import { shownStanding } from './standing.ts';

const leading = you({ standing: 'leading' });

it('shows the standing from the server while it is as new as the lot', () => {
  expect(shownStanding(openLot({ leadingPaddle: '31' }), leading, '31')).toBe('leading');
  expect(shownStanding(openLot(), you(), '31')).toBe('outbid');
  expect(shownStanding(openLot(), null, '31')).toBe('none');
});

it('shows at once that another paddle leads, before the viewer’s own state arrives [I27]', () => {
  expect(shownStanding(openLot({ seq: 6, leadingPaddle: '7' }), leading, '31')).toBe('outbid');
});

it('takes the lead from the public state if that is newer', () => {
  expect(shownStanding(openLot({ seq: 6, leadingPaddle: '31' }), you(), '31')).toBe('leading');
});

it('shows that the reserve is not met [R2]', () => {
  expect(shownStanding(openLot({ leadingPaddle: '31', reserve: 'unmet' }), leading, '31')).toBe(
    'leading-reserve-not-met',
  );
});

it('shows won only for a lot that has been sold [I27]', () => {
  const sold = { status: 'sold', seq: 6 } as const;
  expect(shownStanding(openLot({ ...sold, leadingPaddle: '31' }), leading, '31')).toBe('won');
  expect(shownStanding(openLot({ ...sold, leadingPaddle: '7' }), you(), '31')).toBe('lost');
  expect(shownStanding(openLot({ ...sold, leadingPaddle: '7' }), null, '31')).toBe('none');
});

it('shows a lot that nobody bought as not sold, not as lost [R3]', () => {
  expect(
    shownStanding(openLot({ status: 'passed', seq: 6, leadingPaddle: '31', reserve: 'unmet' }), leading, '31'),
  ).toBe('not-sold');
});
