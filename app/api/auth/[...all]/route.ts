import { jsonRoute } from '#app/api/json-route.ts';
import { handleAuthRequest } from '#server/auth/auth-routes.ts';

/**
 * The auth routes: sign-in, sign-up, sign-out, password change and current session
 * (docs/protocol.md).
 */
export const GET = jsonRoute(handleAuthRequest);
export const POST = GET;
