/**
 * The address of the page that checks a lot, with what it is to check. It stands behind the `#`, which a browser never sends: the house does not
 * learn whose receipt is looked for.
 */
export function verifyAddress({
  exportPath,
  receipt,
}: {
  readonly exportPath?: string;
  readonly receipt?: string;
}): string {
  const wanted = new URLSearchParams({ ...(exportPath && { export: exportPath }), ...(receipt && { receipt }) });
  return wanted.size === 0 ? '/verify' : `/verify#${wanted}`;
}

/** Reads it back. An export is taken from this house only. */
export function readVerifyAddress(hash: string): { readonly exportPath: string | null; readonly receipt: string } {
  const wanted = new URLSearchParams(hash.replace(/^#/, ''));
  const path = wanted.get('export') ?? '';
  const isOwn = /^\/auctions\/[\w-]+\/lots\/[\w-]+\/export$/.test(path);
  return { exportPath: isOwn ? path : null, receipt: wanted.get('receipt') ?? '' };
}
