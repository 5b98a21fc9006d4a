import type { IncomingMessage } from 'node:http';

export type BodyLimits = {
  readonly maxBytes: number;
  /** Milliseconds in which the whole body must arrive. */
  readonly timeout: number;
};

/** How the arrival of a body ended. */
export type BodyOutcome = 'complete' | 'too-large' | 'too-slow' | 'aborted';

/** Counts a body's bytes while it arrives. Other code may read the same body. */
export function watchBody(request: IncomingMessage, { maxBytes, timeout }: BodyLimits): Promise<BodyOutcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('too-slow'), timeout);
    const settle = (outcome: BodyOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > maxBytes) settle('too-large');
    });
    request.once('end', () => settle('complete'));
    request.once('close', () => settle('aborted'));
  });
}

/** Reads a whole body, or returns why it could not; bytes beyond the limits are discarded. */
export async function readBody(
  request: IncomingMessage,
  limits: BodyLimits,
): Promise<Buffer | Exclude<BodyOutcome, 'complete'>> {
  let chunks: Buffer[] | null = [];
  request.on('data', (chunk: Buffer) => chunks?.push(chunk));
  const outcome = await watchBody(request, limits);
  const body = Buffer.concat(chunks);
  chunks = null;
  return outcome === 'complete' ? body : outcome;
}
