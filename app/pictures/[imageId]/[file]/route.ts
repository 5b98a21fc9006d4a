import { demoPictures, isImageId } from '#server/pictures/picture-store.ts';
import { widthInName } from '#server/pictures/picture-widths.ts';

/** Serves a picture in one of its widths. A picture never changes under its id, so whoever has it keeps it. */
export async function GET(_: Request, { params }: RouteContext<'/pictures/[imageId]/[file]'>): Promise<Response> {
  const { imageId, file } = await params;
  const width = widthInName(file);
  const bytes = width && isImageId(imageId) ? await demoPictures().read(imageId, width) : null;
  if (!bytes) return new Response('No such picture', { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': 'image/webp',
      'content-length': String(bytes.byteLength),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      // It is a picture and nothing else, even where somebody opens it as a page.
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}
