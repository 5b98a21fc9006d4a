import { z } from 'zod';
import { done, jsonRoute, refuse } from '#app/api/json-route.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';
import { readJsonBody } from '#server/auth/read-json-body.ts';
import { readSession } from '#server/auth/session.ts';
import { isTrustedOrigin } from '#server/auth/trusted-origin.ts';
import { invalid } from '#server/catalogue/catalogue-result.ts';
import { acceptedSchema, type RegisteredPaddle, registerPaddle } from '#server/catalogue/paddles/register-paddle.ts';
import { myPaddle } from '#server/queries/account/paddle-registration.ts';
import { type AuctionRouteContext, auctionIdOf } from '../auction-id.ts';

const MAX_BODY_BYTES = 1024;
const bodySchema = z.strictObject({ acceptConditions: acceptedSchema });

/** Returns the signed-in person's paddle in an auction, or null. */
export const GET = jsonRoute(async (request: Request, context: AuctionRouteContext) => {
  const parsedId = await auctionIdOf(context);
  if (!parsedId.ok) return refuse(parsedId.refusal);
  const who = await readSession(request.headers);
  if (!who) return refuse({ code: 'UNAUTHENTICATED' });
  const found = await myPaddle(parsedId.auctionId, who);
  return found ? done({ paddle: found.paddle && viewOf(found.paddle) }) : refuse({ code: 'NOT_FOUND' });
});

/**
 * Registers for an auction: {"acceptConditions": true}. Answers 201 with a new paddle, or 200 with
 * the existing one.
 */
export const POST = jsonRoute(async (request: Request, context: AuctionRouteContext) => {
  if (!isTrustedOrigin(request.headers)) return refuse({ code: 'FORBIDDEN' });
  const parsedId = await auctionIdOf(context);
  if (!parsedId.ok) return refuse(parsedId.refusal);
  const who = await readSession(request.headers);
  if (!who) return refuse({ code: 'UNAUTHENTICATED' });
  const parsed = bodySchema.safeParse(await readJsonBody(request, MAX_BODY_BYTES));
  if (!parsed.success) return refuse(invalid(parsed.error).refusal);
  const answer = await registerPaddle(who, { ...parsed.data, auctionId: parsedId.auctionId });
  if (!answer.ok) return refuse(answer.refusal);
  return done({ paddle: viewOf(answer.paddle), registered: answer.registered }, answer.registered ? 201 : 200);
});

function viewOf({ number, status, bidLimit }: Omit<RegisteredPaddle, 'paddleId'>): PaddleView {
  return { paddle: String(number), status, bidLimit };
}
