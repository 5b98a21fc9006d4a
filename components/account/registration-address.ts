/** Where on an auction's page one registers. */
export const REGISTER_ID = 'register';

/** The address of registration on an auction's page, with the lot that somebody came from and will want to go back to. */
export function registrationAddress(auctionPath: string, lotNumber: string): string {
  return `${auctionPath}?${new URLSearchParams({ from: lotNumber })}#${REGISTER_ID}`;
}
