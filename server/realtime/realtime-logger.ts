/**
 * Where the socket server logs; a pino logger fits. No entry contains an amount, a max bid or a
 * cookie.
 */
export type RealtimeLog = {
  readonly error: (details: object, message: string) => void;
  readonly warn: (details: object, message: string) => void;
  readonly info: (details: object, message: string) => void;
};
