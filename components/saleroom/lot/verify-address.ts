/**
 * The address of the page that verifies a lot's export. The parameters are in the fragment, which a
 * browser never sends, so the server does not see the receipt.
 */
export function verifyAddress({
  exportPath,
  receipt,
}: {
  readonly exportPath?: string;
  readonly receipt?: string;
}): string {
  const parameters = new URLSearchParams({ ...(exportPath && { export: exportPath }), ...(receipt && { receipt }) });
  return parameters.size === 0 ? '/verify' : `/verify#${parameters}`;
}

/** Reads the parameters back. An export of another origin is ignored. */
export function readVerifyAddress(hash: string): { readonly exportPath: string | null; readonly receipt: string } {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  const path = parameters.get('export') ?? '';
  const isOwn = /^\/auctions\/[\w-]+\/lots\/[\w-]+\/export$/.test(path);
  return { exportPath: isOwn ? path : null, receipt: parameters.get('receipt') ?? '' };
}
