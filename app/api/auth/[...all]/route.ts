import { jsonRoute } from '#app/api/json-route.ts';
import { answerAuthRequest } from '#server/auth/auth-routes.ts';

/** Signing in and up, signing out, changing the password, and who one is, for programs (docs/protocol.md). */
export const GET = jsonRoute(answerAuthRequest);
export const POST = GET;
