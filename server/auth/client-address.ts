import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * The client's address in a request to the pages, or null. The front server sets the header and
 * discards what the client sent (server/web/pages/pass-to-pages.ts).
 */
export function clientAddress(headers: Headers | undefined): string | null {
  return normalizeAddress(headers?.get('x-forwarded-for') ?? '');
}

/** Reverse proxies whose X-Forwarded-For is believed. */
export type TrustedProxies = { readonly has: (address: string) => boolean };

/** Trusts no proxy: the default. */
export const noTrustedProxies: TrustedProxies = { has: () => false };

/**
 * Parses comma-separated addresses and networks; null when one is invalid. Empty text trusts no
 * proxy.
 */
export function readTrustedProxies(text: string): TrustedProxies | null {
  const list = new BlockList();
  for (const entry of text.split(',').flatMap((part) => part.trim() || [])) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    const longest = family === 'ipv4' ? 32 : 128;
    if (!isIP(address) || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= longest))) return null;
    list.addSubnet(address, bits === undefined ? longest : Number(bits), family);
  }
  return { has: (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') };
}

/**
 * The client's address: the peer of the connection or, behind trusted proxies, the last entry of
 * X-Forwarded-For that is not a trusted proxy. Earlier entries may be forged. Undefined when the
 * connection is closed.
 */
export function remoteAddress(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  proxies: TrustedProxies,
): string | undefined {
  let nearest = normalizeAddress(socket.remoteAddress ?? '') ?? undefined;
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').reverse();
  for (const entry of forwarded) {
    if (nearest === undefined || !proxies.has(nearest)) break;
    const address = normalizeAddress(entry);
    if (address === null) break;
    nearest = address;
  }
  return nearest;
}

/** A trimmed IP address, an IPv4-mapped IPv6 address as IPv4; null for anything else. */
function normalizeAddress(text: string): string | null {
  const address = text.trim().replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) ? address : null;
}
