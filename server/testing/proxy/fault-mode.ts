/** A direction of a connection: from the client, or from the server. */
export type Way = 'requests' | 'replies';

/**
 * What a fault proxy does to its connections, in milliseconds and bytes.
 * - `pass`: forwards everything.
 * - `delay`: delays every chunk by `ms` ± `jitter`, in order.
 * - `throttle`: limits the rate, in each direction.
 * - `cut`: ends every connection (FIN), and every new one once it is accepted.
 * - `reset`: the same with RST.
 * - `halfopen`: stops reading in one or both directions, on open connections.
 * - `swallow`: drops the reply to a request that `when` matches and ends the connection, so that
 *   the
 * client cannot know the result.
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
