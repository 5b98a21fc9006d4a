/** The id of the registration form on an auction's page. */
export const REGISTER_ID = 'register';

/** The address of the registration form, with the lot to return to afterwards. */
export function registrationAddress(auctionPath: string, lotNumber: string): string {
  return `${auctionPath}?${new URLSearchParams({ from: lotNumber })}#${REGISTER_ID}`;
}
