/** A file that arrived in a form, with the words that describe it. */
export type Upload = { readonly file: Uint8Array; readonly alt: string };

/** Reads a multipart form with one `file` and an `alt`, and nothing beside them; never more than `most` bytes of it. */
export async function readUpload(request: Request, most: number): Promise<Upload | 'too-large' | 'unreadable'> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body) return 'unreadable';
  if (Number(request.headers.get('content-length') ?? 0) > most) return 'too-large';
  const body = await readAtMost(request.body, most);
  if (body === null) return 'too-large';
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  const file = form?.get('file');
  const alt = form?.get('alt') ?? '';
  const names = form ? [...form.keys()] : [];
  if (
    !(file instanceof File) ||
    typeof alt !== 'string' ||
    names.length > 2 ||
    names.some((name) => !['file', 'alt'].includes(name))
  ) {
    return 'unreadable';
  }
  return { file: new Uint8Array(await file.arrayBuffer()), alt };
}

/** The bytes of a stream; null as soon as there are more than allowed. A stream that breaks off ends where it broke. */
async function readAtMost(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.byteLength;
      if (length > most) return null;
      chunks.push(chunk);
    }
  } catch {
    // The sender went away. What is there will not be a whole form.
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
