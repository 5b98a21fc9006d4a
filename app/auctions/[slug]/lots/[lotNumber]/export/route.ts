import { cachedExport } from '#server/queries/public/export-cache.ts';
import { type LotExportFile, lotExport } from '#server/queries/public/lot-export.ts';

/**
 * Returns a lot's whole public ledger as a verifiable file (docs/verify.md), the same for every
 * client.
 */
export async function GET(
  request: Request,
  { params }: RouteContext<'/auctions/[slug]/lots/[lotNumber]/export'>,
): Promise<Response> {
  const { slug, lotNumber } = await params;
  const file = await lotExport(slug, lotNumber);
  if (!file) return new Response('No such lot', { status: 404, headers: { 'cache-control': 'no-store' } });
  const headers = headersOf(file);
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers });
  const bytes = await cachedExport(file);
  return new Response(bytes ? Uint8Array.from(bytes) : streamOf(file), { headers });
}

function headersOf({ tag, fileName, ended }: LotExportFile) {
  return {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${fileName}"`,
    etag: `"${tag}"`,
    'cache-control': ended ? 'public, max-age=60' : 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  };
}

/** Streams an export at the client's pace, with at most one piece in memory. */
function streamOf(file: LotExportFile): ReadableStream<Uint8Array> {
  const pieces = file.pieces();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await pieces.return();
    },
  });
}
