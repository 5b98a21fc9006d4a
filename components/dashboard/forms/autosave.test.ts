import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { createAutosave } from './autosave.ts';

/** A house whose answers are given by hand. */
function stage() {
  const saved: string[] = [];
  const told: string[] = [];
  const answers: ((answer: ActionResult | 'no answer') => void)[] = [];
  const autosave = createAutosave<string>({
    rest: 800,
    retry: 5000,
    isReadable: (entries) => entries !== 'wrong',
    save: (entries) =>
      new Promise((resolve, reject) => {
        saved.push(entries);
        answers.push((answer) => (answer === 'no answer' ? reject(new Error('no answer')) : resolve(answer)));
      }),
    tell: ({ kind }) => told.push(kind),
  });
  const answer = async (given: ActionResult | 'no answer') => {
    answers.shift()?.(given);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, saved, told, answer };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what is typed', () => {
  it('is saved once, when the keyboard rests', async () => {
    const { autosave, saved, told, answer } = stage();
    for (const text of ['C', 'Cl', 'Clocks']) {
      autosave.changed(text);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    await answer({ ok: true });
    expect(saved).toEqual(['Clocks']);
    expect(told.at(-1)).toBe('saved');
    expect(autosave.isBehind()).toBe(false);
  });

  it('while a save is under way is saved after it, never beside it', async () => {
    const { autosave, saved, told, answer } = stage();
    autosave.changed('Clocks');
    await vi.advanceTimersByTimeAsync(800);
    autosave.changed('Clocks and watches');
    await vi.advanceTimersByTimeAsync(800);
    expect(saved).toEqual(['Clocks']);
    await answer({ ok: true });
    expect(saved).toEqual(['Clocks', 'Clocks and watches']);
    expect(told).not.toContain('saved');
    await answer({ ok: true });
    expect(told.at(-1)).toBe('saved');
  });

  it('is not sent while it cannot be read, and is sent once it can', async () => {
    const { autosave, saved, told, answer } = stage();
    autosave.changed('wrong');
    await vi.advanceTimersByTimeAsync(800);
    expect([saved, told.at(-1), autosave.isBehind()]).toEqual([[], 'unreadable', true]);
    autosave.changed('right');
    await vi.advanceTimersByTimeAsync(800);
    await answer({ ok: true });
    expect(saved).toEqual(['right']);
  });

  it('is tried again until the house answers', async () => {
    const { autosave, saved, told, answer } = stage();
    autosave.changed('Clocks');
    await vi.advanceTimersByTimeAsync(800);
    await answer('no answer');
    expect([told.at(-1), autosave.isBehind()]).toEqual(['unreachable', true]);
    await vi.advanceTimersByTimeAsync(5000);
    await answer({ ok: true });
    expect(saved).toEqual(['Clocks', 'Clocks']);
    expect(told.at(-1)).toBe('saved');
  });

  it('and refused stays where it is, with the reason', async () => {
    const { autosave, told, answer } = stage();
    autosave.changed('Clocks');
    const all = autosave.flush();
    await answer({ ok: false, refusal: { code: 'PUBLISHED' } });
    expect(await all).toBe(false);
    expect([told.at(-1), autosave.isBehind()]).toEqual(['refused', true]);
  });

  it('is saved at once when one moves on; with nothing new there is nothing to do', async () => {
    const { autosave, saved, answer } = stage();
    expect(await autosave.flush()).toBe(true);
    autosave.changed('Clocks');
    const all = autosave.flush();
    await answer({ ok: true });
    expect(await all).toBe(true);
    expect(saved).toEqual(['Clocks']);
  });
});
