/** The part of a logger that the store uses. pino's loggers have it. */
export type StoreLogger = {
  readonly info: (message: string) => void;
  readonly warn: (about: object, message: string) => void;
};

/** For tests and scripts that do not log. */
export const silentLogger: StoreLogger = { info: () => {}, warn: () => {} };
