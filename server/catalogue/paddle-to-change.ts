import { z } from 'zod';

/** Names the paddle that a clerk's deed is about. */
export const paddleToChangeSchema = z.strictObject({ paddleId: z.uuid() });
export type PaddleToChange = z.input<typeof paddleToChangeSchema>;
