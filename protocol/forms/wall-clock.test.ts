import { describe, expect, it } from 'vitest';
import { type AuctionScheduleInput, auctionScheduleSchema } from './auction-schedule.ts';
import { isTimeZone, readWallClock, wallClockAt } from './wall-clock.ts';

const london = 'Europe/London';

describe('a wall-clock time', () => {
  it('is converted to an instant by its time zone', () => {
    expect(readWallClock('2026-12-12T20:00', london)).toEqual({ kind: 'exact', at: Date.UTC(2026, 11, 12, 20) });
    expect(readWallClock('2026-07-12T20:00', london)).toEqual({ kind: 'exact', at: Date.UTC(2026, 6, 12, 19) });
    expect(readWallClock('2026-12-12T20:00', 'Asia/Kathmandu')).toEqual({
      kind: 'exact',
      at: Date.UTC(2026, 11, 12, 14, 15),
    });
  });

  it('that the clocks skip returns the nearest times before and after', () => {
    expect(readWallClock('2026-03-29T01:30', london)).toEqual({
      kind: 'gap',
      before: '2026-03-29T00:30',
      after: '2026-03-29T02:30',
    });
    expect(readWallClock('2026-03-08T02:15', 'America/New_York')).toMatchObject({
      kind: 'gap',
      after: '2026-03-08T03:15',
    });
  });

  it('that occurs twice returns both instants', () => {
    expect(readWallClock('2026-10-25T01:30', london)).toEqual({
      kind: 'overlap',
      first: Date.UTC(2026, 9, 25, 0, 30),
      second: Date.UTC(2026, 9, 25, 1, 30),
    });
  });

  it('is recovered from its instant, first or second if it occurs twice', () => {
    expect(wallClockAt(Date.UTC(2026, 9, 25, 1, 30), london)).toEqual({ wall: '2026-10-25T01:30', which: 'second' });
    expect(wallClockAt(Date.UTC(2026, 9, 25, 0, 30), london)).toEqual({ wall: '2026-10-25T01:30', which: 'first' });
    expect(wallClockAt(Date.UTC(2026, 11, 12, 20), london)).toEqual({ wall: '2026-12-12T20:00', which: '' });
  });

  it.each([
    '',
    'tomorrow',
    '2026-02-30T10:00',
    '2026-13-01T10:00',
    '2026-12-12T24:00',
    '2026-12-12',
    '1999-01-01T10:00',
    '12026-12-12T20:00',
  ])('is unreadable: %j', (wall) => {
    expect(readWallClock(wall, london)).toEqual({ kind: 'unreadable' });
  });

  it.each(['Mars/Olympus', '', '+01:00', 'EST5EDT; DROP TABLE', '../../etc/passwd', 'BST'])(
    'is unreadable in the unknown time zone %j',
    (zone) => {
      expect(isTimeZone(zone)).toBe(false);
      expect(readWallClock('2026-12-12T20:00', zone)).toEqual({ kind: 'unreadable' });
    },
  );
});

describe('a schedule', () => {
  const typed: AuctionScheduleInput = {
    timeZone: london,
    opens: 'at',
    opensAt: { wall: '2026-12-05T10:00', which: '' },
    firstCloses: { wall: '2026-12-12T20:00', which: '' },
    closeGap: '30 s',
  };
  const problemsOf = (change: Partial<AuctionScheduleInput>) =>
    auctionScheduleSchema
      .safeParse({ ...typed, ...change })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('is parsed in its time zone', () => {
    expect(auctionScheduleSchema.parse(typed)).toEqual({
      timeZone: london,
      opensAt: Date.UTC(2026, 11, 5, 10),
      firstClosesAt: Date.UTC(2026, 11, 12, 20),
      closeGap: 30_000,
    });
  });

  it('may have no closing time and open when it is published', () => {
    const later = { ...typed, opens: 'at-once' as const, firstCloses: { wall: '', which: '' as const } };
    expect(auctionScheduleSchema.parse(later)).toMatchObject({ opensAt: null, firstClosesAt: null });
  });

  it('suggests existing times when the clocks go forward', () => {
    expect(problemsOf({ firstCloses: { wall: '2027-03-28T01:30', which: '' } })).toEqual([
      'firstCloses.wall: There is no 01:30 on that day in Europe/London: the clocks go forward. Take 00:30 or 02:30.',
    ]);
  });

  it('asks for first or second when the clocks go back, and uses the answer', () => {
    const twice = (which: '' | 'first' | 'second') => ({ firstCloses: { wall: '2027-10-31T01:30', which } });
    expect(problemsOf(twice(''))).toEqual([expect.stringContaining('show this time twice')]);
    const read = (which: 'first' | 'second') =>
      auctionScheduleSchema.parse({ ...typed, ...twice(which) }).firstClosesAt ?? 0;
    expect(read('second') - read('first')).toBe(3_600_000);
  });

  it('must close after it opens', () => {
    expect(problemsOf({ firstCloses: typed.opensAt })).toEqual([
      'firstCloses.wall: The first lot has to close after the auction opens.',
    ]);
  });

  it.each([
    ['closeGap', { closeGap: 'a while' }],
    ['closeGap', { closeGap: '25 h' }],
    ['timeZone', { timeZone: 'Mars/Olympus' }],
    ['opensAt.wall', { opensAt: { wall: '2026-02-31T10:00', which: '' as const } }],
    ['', { status: 'published' } as Partial<AuctionScheduleInput>],
  ])('is refused at %j for %j', (path, change) => {
    expect(problemsOf(change)).toEqual([expect.stringMatching(new RegExp(`^${path}: .`))]);
  });
});
