import { isImageId, pictureStore } from '#server/pictures/picture-store.ts';
import { widthInName } from '#server/pictures/picture-widths.ts';

/**
 * Serves a picture in one of its widths. The bytes for an id never change, so they are cached for
 * long.
 */
export async function GET(_: Request, { params }: RouteContext<'/pictures/[imageId]/[file]'>): Promise<Response> {
  const { imageId, file } = await params;
  const width = widthInName(file);
  const bytes = width && isImageId(imageId) ? await pictureStore().read(imageId, width) : null;
  if (!bytes) return new Response('No such picture', { status: 404, headers: { 'cache-control': 'no-store' } });
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': 'image/webp',
      'content-length': String(bytes.byteLength),
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      // Prevents a browser from running the file as a page.
      'content-security-policy': "default-src 'none'; sandbox",
    },
  });
}
