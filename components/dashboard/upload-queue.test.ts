import { describe, expect, it, vi } from 'vitest';
import type { DeedAnswer } from '#protocol/forms/deed-answer.ts';
import type { SentImage } from './send-picture.ts';
import { createUploadQueue } from './upload-queue.ts';

const picture = (name: string, type = 'image/jpeg') => new File(['bytes'], name, { type });

/** A house that answers by hand, and what arrived in it. */
function stage() {
  const arrived: string[] = [];
  const sent: {
    name: string;
    answer: (answer: DeedAnswer<{ image: SentImage }> | 'gone') => void;
    progress: (share: number) => void;
  }[] = [];
  const queue = createUploadQueue(
    (_, file, progress, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')));
        sent.push({
          name: file.name,
          progress,
          answer: (answer) => (answer === 'gone' ? reject(new Error('gone')) : resolve(answer)),
        });
      }),
    ({ imageId }) => arrived.push(imageId),
  );
  const takes = async (imageId: string) => {
    sent.at(-1)?.answer({ ok: true, image: { imageId, alt: '', width: 1, height: 1, thumbhash: '' } });
    await vi.waitFor(() => expect(arrived).toContain(imageId));
  };
  return { queue, arrived, sent, takes };
}
const states = (queue: ReturnType<typeof createUploadQueue>) =>
  queue.uploads().map(({ file, state }) => `${file.name} ${state}`);

describe('pictures that were chosen', () => {
  it('wait until their lot is there, then go one after the other in their order', async () => {
    const { queue, sent, takes, arrived } = stage();
    queue.add([picture('a.jpg'), picture('b.jpg')]);
    expect(sent).toEqual([]);
    queue.start('lot');
    expect(states(queue)).toEqual(['a.jpg sending', 'b.jpg waiting']);
    sent[0]?.progress(0.5);
    expect(queue.uploads()[0]?.progress).toBe(0.5);
    await takes('first');
    expect(states(queue)).toEqual(['b.jpg sending']);
    await takes('second');
    expect([arrived, queue.uploads()]).toEqual([['first', 'second'], []]);
    expect(await queue.whenIdle()).toBe(true);
  });

  it('are kept when the house cannot be reached, do not hold up the others, and go when they are tried again', async () => {
    const { queue, sent, takes } = stage();
    queue.start('lot');
    queue.add([picture('a.jpg'), picture('b.jpg')]);
    sent[0]?.answer('gone');
    await vi.waitFor(() => expect(states(queue)).toEqual(['a.jpg failed', 'b.jpg sending']));
    await takes('second');
    expect(await queue.whenIdle()).toBe(false);
    queue.retry('1');
    await takes('first');
    expect(queue.uploads()).toEqual([]);
  });

  it('that the house refuses say why, and are not tried again', async () => {
    const { queue, sent } = stage();
    queue.start('lot');
    queue.add([picture('a.jpg')]);
    sent[0]?.answer({ ok: false, refusal: { code: 'PICTURE_REFUSED', why: 'damaged' } });
    await vi.waitFor(() =>
      expect(queue.uploads()[0]).toMatchObject({
        state: 'failed',
        mayRetry: false,
        why: expect.stringContaining('damaged'),
      }),
    );
  });

  it('that are no pictures, or far too large, are never sent', () => {
    const { queue, sent } = stage();
    queue.start('lot');
    const large = picture('large.png', 'image/png');
    Object.defineProperty(large, 'size', { value: 21 * 1024 * 1024 });
    queue.add([picture('notes.pdf', 'application/pdf'), picture('logo.svg', 'image/svg+xml'), large]);
    expect(states(queue)).toEqual(['notes.pdf failed', 'logo.svg failed', 'large.png failed']);
    expect(sent).toEqual([]);
  });

  it('can be dropped, even on their way', async () => {
    const { queue, sent, takes } = stage();
    queue.start('lot');
    queue.add([picture('a.jpg'), picture('b.jpg'), picture('c.jpg')]);
    queue.drop('1');
    queue.drop('3');
    await vi.waitFor(() => expect(sent.at(-1)?.name).toBe('b.jpg'));
    await takes('second');
    expect(await queue.whenIdle()).toBe(true);
  });
});
