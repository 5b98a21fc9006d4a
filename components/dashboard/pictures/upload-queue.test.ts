import { describe, expect, it, vi } from 'vitest';
import type { ActionResult } from '#protocol/forms/action-result.ts';
import type { UploadedImage } from '#protocol/views/shown-lot.ts';
import { createUploadQueue, type UploadQueue } from './upload-queue.ts';

const picture = (name: string, type = 'image/jpeg') => new File(['bytes'], name, { type });
const lot = (lotId: string) => ({ lotId, lotNumber: lotId, address: `/lots/${lotId}` });

type Sent = {
  readonly name: string;
  readonly lotId: string;
  readonly respond: (response: ActionResult<{ image: UploadedImage }> | 'unreachable') => void;
  readonly progress: (share: number) => void;
};

/**
 * A queue whose server responses the test sends by hand, and the pictures that arrived for lot 12.
 */
function setUp() {
  const arrived: string[] = [];
  const sent: Sent[] = [];
  const queue = createUploadQueue(
    (lotId, file, progress, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')));
        const respond: Sent['respond'] = (response) =>
          response === 'unreachable' ? reject(new Error('unreachable')) : resolve(response);
        sent.push({ name: file.name, lotId, progress, respond });
      }),
  );
  queue.onArrival('12', ({ imageId }) => arrived.push(imageId));
  const accept = (imageId: string) =>
    sent.at(-1)?.respond({ ok: true, image: { imageId, alt: '', width: 1, height: 1, thumbhash: '' } });
  return { queue, arrived, sent, accept };
}
const states = (queue: UploadQueue) => queue.uploads().map(({ file, state }) => `${file.name} ${state}`);

describe('the upload queue', () => {
  it('sends pictures one after the other in order, across lots', async () => {
    const { queue, sent, accept, arrived } = setUp();
    queue.add(lot('12'), [picture('a.jpg'), picture('b.jpg')]);
    queue.add(lot('13'), [picture('c.jpg')]);
    expect(states(queue)).toEqual(['a.jpg sending', 'b.jpg waiting', 'c.jpg waiting']);
    sent[0]?.progress(0.5);
    expect(queue.uploads()[0]?.progress).toBe(0.5);
    accept('first');
    await vi.waitFor(() => expect(states(queue)).toEqual(['b.jpg sending', 'c.jpg waiting']));
    accept('second');
    await vi.waitFor(() => expect(states(queue)).toEqual(['c.jpg sending']));
    accept('third');
    await vi.waitFor(() => expect(queue.uploads()).toEqual([]));
    expect(arrived).toEqual(['first', 'second']);
    expect(sent.map(({ name, lotId }) => `${name} ${lotId}`)).toEqual(['a.jpg 12', 'b.jpg 12', 'c.jpg 13']);
  });

  it('keeps a picture when the server is unreachable, goes on with the others, and sends it on retry', async () => {
    const { queue, sent, accept, arrived } = setUp();
    queue.add(lot('12'), [picture('a.jpg'), picture('b.jpg')]);
    sent[0]?.respond('unreachable');
    await vi.waitFor(() => expect(states(queue)).toEqual(['a.jpg failed', 'b.jpg sending']));
    accept('second');
    await vi.waitFor(() => expect(states(queue)).toEqual(['a.jpg failed']));
    queue.retry('1');
    accept('first');
    await vi.waitFor(() => expect(arrived).toEqual(['second', 'first']));
  });

  it('reports why the server refused a picture and does not offer a retry', async () => {
    const { queue, sent } = setUp();
    queue.add(lot('12'), [picture('a.jpg')]);
    sent[0]?.respond({ ok: false, refusal: { code: 'PICTURE_REFUSED', why: 'damaged' } });
    await vi.waitFor(() => expect(states(queue)).toEqual(['a.jpg failed']));
    expect(queue.uploads()[0]).toMatchObject({ mayRetry: false, why: expect.stringContaining('damaged') });
  });

  it('never sends files that are not pictures or are too large', () => {
    const { queue, sent } = setUp();
    const large = picture('large.png', 'image/png');
    Object.defineProperty(large, 'size', { value: 21 * 1024 * 1024 });
    queue.add(lot('12'), [picture('notes.pdf', 'application/pdf'), picture('logo.svg', 'image/svg+xml'), large]);
    expect(states(queue)).toEqual(['notes.pdf failed', 'logo.svg failed', 'large.png failed']);
    expect(sent).toEqual([]);
  });

  it('cancels uploads, even while they are being sent', async () => {
    const { queue, sent, accept } = setUp();
    queue.add(lot('12'), [picture('a.jpg'), picture('b.jpg'), picture('c.jpg')]);
    queue.cancel('1');
    queue.cancel('3');
    await vi.waitFor(() => expect(sent.at(-1)?.name).toBe('b.jpg'));
    accept('second');
    await vi.waitFor(() => expect(queue.uploads()).toEqual([]));
  });
});
