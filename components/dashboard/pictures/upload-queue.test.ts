import { describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { UploadedImage } from './upload-picture.ts';
import { createUploadQueue, type UploadQueue } from './upload-queue.ts';

const picture = (name: string, type = 'image/jpeg') => new File(['bytes'], name, { type });
const lot = (lotId: string) => ({ lotId, lotNumber: lotId, address: `/lots/${lotId}` });

type Sent = {
  readonly name: string;
  readonly lotId: string;
  readonly answer: (answer: ActionResult<{ image: UploadedImage }> | 'gone') => void;
  readonly progress: (share: number) => void;
};

/** A house that answers by hand, and what arrived of one lot. */
function stage() {
  const arrived: string[] = [];
  const sent: Sent[] = [];
  const queue = createUploadQueue(
    (lotId, file, progress, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')));
        const answer: Sent['answer'] = (given) => (given === 'gone' ? reject(new Error('gone')) : resolve(given));
        sent.push({ name: file.name, lotId, progress, answer });
      }),
  );
  queue.onArrival('12', ({ imageId }) => arrived.push(imageId));
  const takes = (imageId: string) =>
    sent.at(-1)?.answer({ ok: true, image: { imageId, alt: '', width: 1, height: 1, thumbhash: '' } });
  return { queue, arrived, sent, takes };
}
const states = (queue: UploadQueue) => queue.uploads().map(({ file, state }) => `${file.name} ${state}`);

describe('pictures that were chosen', () => {
  it('go one after the other in their order, whatever lot they belong to', async () => {
    const { queue, sent, takes, arrived } = stage();
    queue.add(lot('12'), [picture('a.jpg'), picture('b.jpg')]);
    queue.add(lot('13'), [picture('c.jpg')]);
    expect(states(queue)).toEqual(['a.jpg sending', 'b.jpg waiting', 'c.jpg waiting']);
    sent[0]?.progress(0.5);
    expect(queue.uploads()[0]?.progress).toBe(0.5);
    takes('first');
    await vi.waitFor(() => expect(states(queue)).toEqual(['b.jpg sending', 'c.jpg waiting']));
    takes('second');
    await vi.waitFor(() => expect(states(queue)).toEqual(['c.jpg sending']));
    takes('third');
    await vi.waitFor(() => expect(queue.uploads()).toEqual([]));
    expect(arrived).toEqual(['first', 'second']);
    expect(sent.map(({ name, lotId }) => `${name} ${lotId}`)).toEqual(['a.jpg 12', 'b.jpg 12', 'c.jpg 13']);
  });

  it('are kept when the house cannot be reached, do not hold up the others, and go when they are tried again', async () => {
    const { queue, sent, takes, arrived } = stage();
    queue.add(lot('12'), [picture('a.jpg'), picture('b.jpg')]);
    sent[0]?.answer('gone');
    await vi.waitFor(() => expect(states(queue)).toEqual(['a.jpg failed', 'b.jpg sending']));
    takes('second');
    await vi.waitFor(() => expect(states(queue)).toEqual(['a.jpg failed']));
    queue.retry('1');
    takes('first');
    await vi.waitFor(() => expect(arrived).toEqual(['second', 'first']));
  });

  it('that the house refuses say why, and are not tried again', async () => {
    const { queue, sent } = stage();
    queue.add(lot('12'), [picture('a.jpg')]);
    sent[0]?.answer({ ok: false, refusal: { code: 'PICTURE_REFUSED', why: 'damaged' } });
    await vi.waitFor(() => expect(states(queue)).toEqual(['a.jpg failed']));
    expect(queue.uploads()[0]).toMatchObject({ mayRetry: false, why: expect.stringContaining('damaged') });
  });

  it('that are no pictures, or far too large, are never sent', () => {
    const { queue, sent } = stage();
    const large = picture('large.png', 'image/png');
    Object.defineProperty(large, 'size', { value: 21 * 1024 * 1024 });
    queue.add(lot('12'), [picture('notes.pdf', 'application/pdf'), picture('logo.svg', 'image/svg+xml'), large]);
    expect(states(queue)).toEqual(['notes.pdf failed', 'logo.svg failed', 'large.png failed']);
    expect(sent).toEqual([]);
  });

  it('can be dropped, even on their way', async () => {
    const { queue, sent, takes } = stage();
    queue.add(lot('12'), [picture('a.jpg'), picture('b.jpg'), picture('c.jpg')]);
    queue.drop('1');
    queue.drop('3');
    await vi.waitFor(() => expect(sent.at(-1)?.name).toBe('b.jpg'));
    takes('second');
    await vi.waitFor(() => expect(queue.uploads()).toEqual([]));
  });
});
