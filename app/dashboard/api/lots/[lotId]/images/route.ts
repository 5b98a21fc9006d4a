import type { ActionRefusal, ActionResult } from '#protocol/forms/action-result.ts';
import { may } from '#server/auth/permissions.ts';
import { readSession } from '#server/auth/session.ts';
import { isTrustedOrigin } from '#server/auth/trusted-origin.ts';
import { addLotImage } from '#server/catalogue/images/add-lot-image.ts';
import { maxBytes } from '#server/pictures/prepare-picture.ts';
import { readUpload } from './read-upload.ts';

/** What surrounds a file in a form: names, boundaries, the words that describe it. */
const formAllowance = 16 * 1024;

const statuses: Readonly<Partial<Record<ActionRefusal['code'], number>>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  LOT_NOT_SCHEDULED: 409,
  TOO_MANY: 409,
  PICTURE_REFUSED: 422,
};

/** Takes a picture of a lot: a form with `file` and `alt`. A route and not an action, so that the browser can tell how far it has come. */
export async function POST(
  request: Request,
  { params }: RouteContext<'/dashboard/api/lots/[lotId]/images'>,
): Promise<Response> {
  if (!isTrustedOrigin(request.headers)) return refuse({ code: 'FORBIDDEN' });
  const by = await readSession(request.headers);
  // Asked before a byte of the body is read: a stranger's upload costs the house nothing. The deed asks again.
  if (!by) return refuse({ code: 'UNAUTHENTICATED' });
  if (!may(by, 'edit-auction')) return refuse({ code: 'FORBIDDEN' });
  const upload = await readUpload(request, maxBytes + formAllowance);
  if (upload === 'too-large') return refuse({ code: 'PICTURE_REFUSED', why: 'too-many-bytes' });
  if (upload === 'unreadable') {
    return refuse({
      code: 'INVALID',
      problems: [{ path: '', problem: 'Send a form with one file and its alt text.' }],
    });
  }
  const { lotId } = await params;
  const answer = await addLotImage(by, { lotId, ...upload });
  return answer.ok ? say(answer, 201) : refuse(answer.refusal);
}

function refuse(refusal: ActionRefusal): Response {
  return say({ ok: false, refusal }, statuses[refusal.code] ?? 400);
}

function say(answer: ActionResult, status: number): Response {
  return Response.json(answer, { status, headers: { 'cache-control': 'no-store' } });
}
