/** Where the wire reports faults and breaches. A pino logger fits. Nothing that it is given holds an amount, a max or a cookie. */
export type RealtimeLog = {
  readonly error: (about: object, message: string) => void;
  readonly warn: (about: object, message: string) => void;
};
