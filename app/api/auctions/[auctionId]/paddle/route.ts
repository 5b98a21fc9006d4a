import { z } from 'zod';
import { done, jsonRoute, refuse } from '#app/api/json-route.ts';
import type { PaddleView } from '#protocol/socket/ack.ts';
import { readJsonBody } from '#server/auth/read-json-body.ts';
import { readSession } from '#server/auth/session.ts';
import { isTrustedOrigin } from '#server/auth/trusted-origin.ts';
import { invalid } from '#server/catalogue/catalogue-result.ts';
import { acceptedSchema, type RegisteredPaddle, registerPaddle } from '#server/catalogue/paddles/register-paddle.ts';
import { myPaddle } from '#server/queries/account/paddle-registration.ts';
import { type AuctionDoor, auctionIdOf } from '../auction-id.ts';

/** Longest body, bytes. */
const LONGEST_BODY = 1024;
const bodySchema = z.strictObject({ acceptConditions: acceptedSchema });

/** One's own paddle in an auction; null for who has none. */
export const GET = jsonRoute(async (request: Request, door: AuctionDoor) => {
  const asked = await auctionIdOf(door);
  if (!asked.ok) return refuse(asked.refusal);
  const who = await readSession(request.headers);
  if (!who) return refuse({ code: 'UNAUTHENTICATED' });
  const found = await myPaddle(asked.auctionId, who);
  return found ? done({ paddle: found.paddle && viewOf(found.paddle) }) : refuse({ code: 'NOT_FOUND' });
});

/** Registers for an auction: {"acceptConditions": true}. Answers 201 with the new paddle, 200 with the one that is there already. */
export const POST = jsonRoute(async (request: Request, door: AuctionDoor) => {
  if (!isTrustedOrigin(request.headers)) return refuse({ code: 'FORBIDDEN' });
  const asked = await auctionIdOf(door);
  if (!asked.ok) return refuse(asked.refusal);
  const who = await readSession(request.headers);
  if (!who) return refuse({ code: 'UNAUTHENTICATED' });
  const parsed = bodySchema.safeParse(await readJsonBody(request, LONGEST_BODY));
  if (!parsed.success) return refuse(invalid(parsed.error).refusal);
  const answer = await registerPaddle(who, { ...parsed.data, auctionId: asked.auctionId });
  if (!answer.ok) return refuse(answer.refusal);
  return done({ paddle: viewOf(answer.paddle), registered: answer.registered }, answer.registered ? 201 : 200);
});

function viewOf({ number, status, bidLimit }: Omit<RegisteredPaddle, 'paddleId'>): PaddleView {
  return { paddle: String(number), status, bidLimit };
}
