/** The bytes that a message about a lot is to have, so that every contender's viewers are sent as much; zero leaves it as it is. */
const wanted = Number(process.env.MESSAGE_BYTES ?? 0);

/** What is told of a lot, padded so that the message `42["lot:changed",…]` is as long as the house's own. */
export function runWhileParent<Change extends object>(change: Change): Change & { readonly pad?: string } {
  const bytes = Buffer.byteLength(`42${JSON.stringify(['lot:changed', { ...change, pad: '' }])}`);
  return bytes < wanted ? { ...change, pad: 'x'.repeat(wanted - bytes) } : change;
}
