/** An uploaded file with its alt text. */
export type Upload = { readonly file: Uint8Array; readonly alt: string };

/**
 * Reads a multipart form with exactly one `file` and an optional `alt`, and at most `maxBytes` of
 * it.
 */
export async function readUpload(request: Request, maxBytes: number): Promise<Upload | 'too-large' | 'unreadable'> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type) || !request.body) return 'unreadable';
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) return 'too-large';
  const body = await readAtMost(request.body, maxBytes);
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

/** The bytes of a stream, or null if there are more than allowed. An aborted stream ends early. */
async function readAtMost(
  stream: ReadableStream<Uint8Array>,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of stream) {
      length += chunk.byteLength;
      if (length > maxBytes) return null;
      chunks.push(chunk);
    }
  } catch {
    // The client disconnected. The bytes so far are not a complete form.
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
