import type { ActionRefusal, ActionResult } from '#protocol/forms/action-result.ts';
import { may } from '#server/auth/permissions.ts';
import { readSession } from '#server/auth/session.ts';
import { isTrustedOrigin } from '#server/auth/trusted-origin.ts';
import { addLotImage } from '#server/catalogue/images/add-lot-image.ts';
import { maxBytes } from '#server/pictures/prepare-picture.ts';
import { readUpload } from './read-upload.ts';

/** Room for the rest of the form: names, boundaries and the alt text. */
const formOverhead = 16 * 1024;

const statuses: Readonly<Partial<Record<ActionRefusal['code'], number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  LOT_NOT_SCHEDULED: 409,
  TOO_MANY: 409,
  PICTURE_REFUSED: 422,
};

/**
 * Uploads a picture of a lot: a form with `file` and `alt`. It is a route rather than an action, so
 * that the browser can show progress.
 */
export async function POST(
  request: Request,
  { params }: RouteContext<'/dashboard/api/lots/[lotId]/images'>,
): Promise<Response> {
  if (!isTrustedOrigin(request.headers)) return refuse({ code: 'FORBIDDEN' });
  const by = await readSession(request.headers);
  // Checked before the body is read, so that other people's uploads cost nothing. The action checks
  // again.
  if (!by) return refuse({ code: 'UNAUTHENTICATED' });
  if (!may(by, 'edit-auction')) return refuse({ code: 'FORBIDDEN' });
  const upload = await readUpload(request, maxBytes + formOverhead);
  if (upload === 'too-large') return refuse({ code: 'PICTURE_REFUSED', why: 'too-many-bytes' });
  if (upload === 'unreadable') {
    return refuse({
      code: 'INVALID',
      problems: [{ path: '', problem: 'Send a form with one file and its alt text.' }],
    });
  }
  const { lotId } = await params;
  const answer = await addLotImage(by, { lotId, ...upload });
  return answer.ok ? respond(answer, 201) : refuse(answer.refusal);
}

function refuse(refusal: ActionRefusal): Response {
  return respond({ ok: false, refusal }, statuses[refusal.code] ?? 400);
}

function respond(answer: ActionResult, status: number): Response {
  return Response.json(answer, { status, headers: { 'cache-control': 'no-store' } });
}
