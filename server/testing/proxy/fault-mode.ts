/** Which way of a connection: what the client asks, or what the server replies. */
export type Way = 'requests' | 'replies';

/**
 * What a fault proxy does to its connections. Milliseconds and bytes.
 * - `pass`: nothing.
 * - `delay`: every piece comes later by `ms`, give or take `jitter`, in order.
 * - `throttle`: so many bytes in a second, each way.
 * - `cut`: every connection is ended (FIN), and whoever comes is let in and ended.
 * - `reset`: the same, with RST.
 * - `halfopen`: nothing is read any more, one way or both; the connection stays.
 * - `swallow`: a connection whose request meets `when` has its reply dropped and is cut then, so that the asker cannot know what became of it.
 */
export type FaultMode =
  | { readonly kind: 'pass' }
  | { readonly kind: 'delay'; readonly ms: number; readonly jitter: number }
  | { readonly kind: 'throttle'; readonly bytesPerSecond: number }
  | { readonly kind: 'cut' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'halfopen'; readonly ways: Way | 'both' }
  | { readonly kind: 'swallow'; readonly when: (request: Buffer) => boolean };

export const PASS: FaultMode = { kind: 'pass' };
