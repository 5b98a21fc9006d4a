import type { Page } from 'playwright/test';

/** Everything that a page receives: socket frames, and the bodies and headers of responses. */
export type CapturedTraffic = {
  /** The occurrences of the given texts, each with its place. */
  readonly find: (texts: readonly string[]) => readonly string[];
  readonly frames: () => number;
  readonly bodies: () => number;
};

/**
 * The ways to write an amount of whole pounds: in pounds and pence, with separators, URL-encoded,
 * and in Base64 at each offset.
 */
export function waysToWrite(pounds: number): readonly string[] {
  const grouped = pounds.toLocaleString('en-GB');
  const pence = `${pounds}00`;
  const decimal = [
    String(pounds),
    grouped,
    ...['.', ' ', '\u00a0', '\u202f'].map((separator) => grouped.replaceAll(',', separator)),
    pence,
  ];
  const base64 = [String(pounds), pence].flatMap((text) => [0, 1, 2].map((offset) => base64At(text, offset)));
  return [...new Set([...decimal, ...base64, encodeURIComponent(grouped)])];
}

/** The part of a text's Base64 that does not depend on the text around it, for one alignment. */
function base64At(text: string, offset: number): string {
  const encoded = Buffer.from('\0'.repeat(offset) + text).toString('base64');
  const from = offset === 0 ? 0 : offset + 1;
  const whole = Math.floor((text.length + offset) / 3) * 4;
  return encoded.slice(from, whole);
}

/** Captures from now on. Bodies that the browser drops (redirects, cancelled loads) are missing. */
export function captureTraffic(page: Page): CapturedTraffic {
  const captured: { readonly place: string; readonly text: string }[] = [];
  let frames = 0;
  let bodies = 0;
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      frames += 1;
      captured.push({ place: `frame ${frames}`, text: payload.toString() });
    });
  });
  page.on('response', (response) => {
    captured.push({ place: `headers of ${response.url()}`, text: JSON.stringify(response.headers()) });
    response
      .body()
      .then((body) => {
        bodies += 1;
        captured.push({ place: response.url(), text: body.toString('latin1') });
      })
      .catch(() => {});
  });
  const find = (texts: readonly string[]) =>
    captured.flatMap(({ place, text }) =>
      texts.filter((sought) => text.includes(sought)).map((found) => `${found} in ${place}`),
    );
  return { find, frames: () => frames, bodies: () => bodies };
}
