import { answerAuthRequest } from '#server/auth/auth-door.ts';
import { jsonDoor } from '../../json-door.ts';

/** Signing in and up, signing out, changing the password, and who one is, for programs (docs/protocol.md). */
export const GET = jsonDoor(answerAuthRequest);
export const POST = GET;
