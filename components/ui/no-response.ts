/** Shown when the server did not answer an action. */
export const NO_RESPONSE = 'The server is not responding. Try again in a moment.';
