/**
 * Reads a request's body as JSON, {} where there is none. Undefined, which no schema takes, where it is of another type, damaged, or longer than
 * `most` bytes; reading stops there.
 */
export async function readSmallJson(request: Request, most: number): Promise<unknown> {
  const text = await readText(request, most);
  if (text === '') return {};
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (text === null || type !== 'application/json') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function readText(request: Request, most: number): Promise<string | null> {
  if (request.body === null) return '';
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > most) return null;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
