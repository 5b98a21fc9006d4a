import type { Environment } from '../environment.ts';

/** The address that people type, and the origins whose pages may open a socket or post a form. */
export type PublicAddress = { readonly origin: URL; readonly allowedOrigins: readonly string[] };

/** The configured address, or this machine under its two names. */
export function publicAddress({ url }: Pick<Environment, 'url'>, port: number): PublicAddress {
  const local = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  return { origin: new URL(url ?? `http://localhost:${port}`), allowedOrigins: url ? [url] : local };
}
