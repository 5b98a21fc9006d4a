import type { IncomingMessage } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';

/**
 * The address that a request came from, as the house noted it in front of the pages (server/web/pages/pass-to-pages.ts: what a client says of itself
 * is thrown away there). Null where it is none.
 */
export function clientAddress(headers: Headers | undefined): string | null {
  return plain(headers?.get('x-forwarded-for') ?? '');
}

/** The proxies that stand before the house, and whose word on a client's address counts. */
export type TrustedProxies = { readonly has: (address: string) => boolean };

/** Reads addresses and networks with commas between them; null when one of them is neither. An empty text trusts nobody. */
export function readTrustedProxies(text: string): TrustedProxies | null {
  const list = new BlockList();
  for (const entry of text.split(',').flatMap((one) => one.trim() || [])) {
    const [address = '', bits] = entry.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    const longest = family === 'ipv4' ? 32 : 128;
    if (!isIP(address) || (bits !== undefined && !(/^\d{1,3}$/.test(bits) && Number(bits) <= longest))) return null;
    list.addSubnet(address, bits === undefined ? longest : Number(bits), family);
  }
  return { has: (address) => list.check(address, isIPv4(address) ? 'ipv4' : 'ipv6') };
}

/**
 * The address of whoever sends a request: the other end of its connection, or, where that is a trusted proxy, the nearest one in X-Forwarded-For that
 * is none. Entries further from the house were written by strangers and are not believed. Undefined when the connection has gone.
 */
export function remoteAddress(
  {
    socket,
    headers,
  }: Pick<IncomingMessage, 'headers'> & { readonly socket: { readonly remoteAddress?: string | undefined } },
  proxies: TrustedProxies = houseProxies(),
): string | undefined {
  let nearest = plain(socket.remoteAddress ?? '') ?? undefined;
  const named = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',').reverse();
  for (const entry of named) {
    if (nearest === undefined || !proxies.has(nearest)) break;
    const address = plain(entry);
    if (address === null) break;
    nearest = address;
  }
  return nearest;
}

let ours: { readonly text: string; readonly proxies: TrustedProxies } | null = null;

/** Those of ROSTRUM_TRUSTED_PROXIES, which environment.ts has checked. */
function houseProxies(): TrustedProxies {
  const text = process.env.ROSTRUM_TRUSTED_PROXIES ?? '';
  if (ours?.text !== text) ours = { text, proxies: readTrustedProxies(text) ?? { has: () => false } };
  return ours.proxies;
}

/** An IP address without blanks; an IPv4 one as such, also where IPv6 carries it. */
function plain(text: string): string | null {
  const address = text.trim().replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(address) ? address : null;
}
