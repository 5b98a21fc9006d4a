import type { IncomingMessage } from 'node:http';

export type BodyLimits = {
  /** Bytes. */
  readonly most: number;
  /** Milliseconds until all of it must have arrived. */
  readonly within: number;
};

/** How the arrival of a body ended. */
export type BodyOutcome = 'whole' | 'too-large' | 'too-slow' | 'broken-off';

/** Counts a body while it arrives and says how that ended. It reads along; somebody else may read the same body. */
export function watchBody(request: IncomingMessage, { most, within }: BodyLimits): Promise<BodyOutcome> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve('too-slow'), within);
    const settle = (outcome: BodyOutcome) => {
      clearTimeout(timer);
      resolve(outcome);
    };
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > most) settle('too-large');
    });
    request.once('end', () => settle('whole'));
    request.once('close', () => settle('broken-off'));
  });
}

/** Reads a body whole, or says why it will not do; what arrives beyond the limits is let go. */
export async function readBody(
  request: IncomingMessage,
  limits: BodyLimits,
): Promise<Buffer | Exclude<BodyOutcome, 'whole'>> {
  let chunks: Buffer[] | null = [];
  request.on('data', (chunk: Buffer) => chunks?.push(chunk));
  const outcome = await watchBody(request, limits);
  const body = Buffer.concat(chunks);
  chunks = null;
  return outcome === 'whole' ? body : outcome;
}
