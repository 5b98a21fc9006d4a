/** What the store needs of a log; the house's pino logger is one. */
export type StoreLogger = {
  readonly info: (message: string) => void;
  readonly warn: (about: object, message: string) => void;
};

/** For whoever starts a store without a house: tests, scripts. */
export const silentLogger: StoreLogger = { info: () => {}, warn: () => {} };
