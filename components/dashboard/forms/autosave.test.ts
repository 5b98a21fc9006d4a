import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import { createAutosave } from './autosave.ts';

/** An autosave whose server responses the test sends by hand. */
function setUp() {
  const saved: string[] = [];
  const states: string[] = [];
  const pending: ((response: ActionResult | 'no response') => void)[] = [];
  const autosave = createAutosave<string>({
    idleDelay: 800,
    retryDelay: 5000,
    isValid: (entries) => entries !== 'wrong',
    save: (entries) =>
      new Promise((resolve, reject) => {
        saved.push(entries);
        pending.push((response) => (response === 'no response' ? reject(new Error('no response')) : resolve(response)));
      }),
    onStateChange: ({ kind }) => states.push(kind),
  });
  const respond = async (response: ActionResult | 'no response') => {
    pending.shift()?.(response);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { autosave, saved, states, respond };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('autosave', () => {
  it('saves once, after a pause in typing', async () => {
    const { autosave, saved, states, respond } = setUp();
    for (const text of ['C', 'Cl', 'Clocks']) {
      autosave.changed(text);
      await vi.advanceTimersByTimeAsync(500);
    }
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    await respond({ ok: true });
    expect(saved).toEqual(['Clocks']);
    expect(states.at(-1)).toBe('saved');
    expect(autosave.hasUnsaved()).toBe(false);
  });

  it('saves changes made during a save after it, never in parallel', async () => {
    const { autosave, saved, states, respond } = setUp();
    autosave.changed('Clocks');
    await vi.advanceTimersByTimeAsync(800);
    autosave.changed('Clocks and watches');
    await vi.advanceTimersByTimeAsync(800);
    expect(saved).toEqual(['Clocks']);
    await respond({ ok: true });
    expect(saved).toEqual(['Clocks', 'Clocks and watches']);
    expect(states).not.toContain('saved');
    await respond({ ok: true });
    expect(states.at(-1)).toBe('saved');
  });

  it('does not save invalid entries until they are valid', async () => {
    const { autosave, saved, states, respond } = setUp();
    autosave.changed('wrong');
    await vi.advanceTimersByTimeAsync(800);
    expect([saved, states.at(-1), autosave.hasUnsaved()]).toEqual([[], 'invalid', true]);
    autosave.changed('right');
    await vi.advanceTimersByTimeAsync(800);
    await respond({ ok: true });
    expect(saved).toEqual(['right']);
  });

  it('retries until the server responds', async () => {
    const { autosave, saved, states, respond } = setUp();
    autosave.changed('Clocks');
    await vi.advanceTimersByTimeAsync(800);
    await respond('no response');
    expect([states.at(-1), autosave.hasUnsaved()]).toEqual(['unreachable', true]);
    await vi.advanceTimersByTimeAsync(5000);
    await respond({ ok: true });
    expect(saved).toEqual(['Clocks', 'Clocks']);
    expect(states.at(-1)).toBe('saved');
  });

  it('reports a refusal and keeps the entries unsaved', async () => {
    const { autosave, states, respond } = setUp();
    autosave.changed('Clocks');
    const flushed = autosave.flush();
    await respond({ ok: false, refusal: { code: 'PUBLISHED' } });
    expect(await flushed).toBe(false);
    expect([states.at(-1), autosave.hasUnsaved()]).toEqual(['refused', true]);
  });

  it('saves at once on flush, and does nothing without changes', async () => {
    const { autosave, saved, respond } = setUp();
    expect(await autosave.flush()).toBe(true);
    autosave.changed('Clocks');
    const flushed = autosave.flush();
    await respond({ ok: true });
    expect(await flushed).toBe(true);
    expect(saved).toEqual(['Clocks']);
  });
});
