import { jsonRoute } from '#app/api/json-route.ts';
import { handleAuthRequest } from '#server/auth/auth-routes.ts';

/** Signing in and up, signing out, changing the password, and who one is, for programs (docs/protocol.md). */
export const GET = jsonRoute(handleAuthRequest);
export const POST = GET;
