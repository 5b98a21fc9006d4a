import type { Page } from 'playwright/test';

/** Everything that a page was sent: frames of its sockets, bodies and headers of its answers. */
export type Overheard = {
  /** Which of the forms occur, each with where it was seen. */
  readonly found: (forms: readonly string[]) => readonly string[];
  readonly holds: (forms: readonly string[]) => boolean;
  readonly frames: () => number;
  readonly bodies: () => number;
};

/** Every way in which an amount of whole pounds could be written: pounds, pence, with separators, escaped, in base64 at each offset. */
export function formsOf(pounds: number): readonly string[] {
  const grouped = pounds.toLocaleString('en-GB');
  const pence = `${pounds}00`;
  const plain = [
    String(pounds),
    grouped,
    ...['.', ' ', '\u00a0', '\u202f'].map((mark) => grouped.replaceAll(',', mark)),
    pence,
  ];
  const coded = [String(pounds), pence].flatMap((text) => [0, 1, 2].map((offset) => base64At(text, offset)));
  return [...new Set([...plain, ...coded, encodeURIComponent(grouped)])];
}

/** The part of a text's base64 that is the same whatever stands around it, for one of the three alignments. */
function base64At(text: string, offset: number): string {
  const coded = Buffer.from('\0'.repeat(offset) + text).toString('base64');
  const from = offset === 0 ? 0 : offset + 1;
  const whole = Math.floor((text.length + offset) / 3) * 4;
  return coded.slice(from, whole);
}

/** Begins to listen. Bodies that the browser does not keep (redirects, cancelled loads) have none. */
export function listen(page: Page): Overheard {
  const heard: { readonly where: string; readonly text: string }[] = [];
  let frames = 0;
  let bodies = 0;
  page.on('websocket', (socket) => {
    socket.on('framereceived', ({ payload }) => {
      frames += 1;
      heard.push({ where: `frame ${frames}`, text: payload.toString() });
    });
  });
  page.on('response', (response) => {
    heard.push({ where: `headers of ${response.url()}`, text: JSON.stringify(response.headers()) });
    response
      .body()
      .then((body) => {
        bodies += 1;
        heard.push({ where: response.url(), text: body.toString('latin1') });
      })
      .catch(() => {});
  });
  const found = (forms: readonly string[]) =>
    heard.flatMap(({ where, text }) =>
      forms.filter((form) => text.includes(form)).map((form) => `${form} in ${where}`),
    );
  return { found, holds: (forms) => found(forms).length > 0, frames: () => frames, bodies: () => bodies };
}
