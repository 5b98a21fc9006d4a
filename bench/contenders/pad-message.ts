/**
 * Bytes of every contender's message about a lot, so that all viewers receive as much; zero adds
 * none.
 */
const messageBytes = Number(process.env.MESSAGE_BYTES ?? 0);

/** Pads a change so that the message `42["lot:changed",…]` is as long as Rostrum's own. */
export function padChange<Change extends object>(change: Change): Change & { readonly pad?: string } {
  const bytes = Buffer.byteLength(`42${JSON.stringify(['lot:changed', { ...change, pad: '' }])}`);
  return bytes < messageBytes ? { ...change, pad: 'x'.repeat(messageBytes - bytes) } : change;
}
