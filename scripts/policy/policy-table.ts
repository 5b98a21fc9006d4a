/**
 * Who may use which door (I35): one row for every page, route, server action and socket event, one column for each kind of visitor. A door without a row
 * fails policy-table.test.ts, and policy.int.test.ts tries every cell in a real house. What each right means in detail is told by the tests of the deed.
 */
export const visitors = ['anonymous', 'bidder', 'other-bidder', 'consignor', 'clerk', 'admin', 'banned'] as const;
export type Visitor = (typeof visitors)[number];

/** How a door answers somebody. `other-bidder` asks for what is the bidder's, `consignor` gave the lot to the house, `banned` still has a cookie. */
export type Verdict =
  /** Is served, or told what the rules or the form say: they were let through. */
  | 'allowed'
  /** Is led to the form for signing in. */
  | 'sign-in'
  /** Is led to another page: they need not sign in again. */
  | 'led-away'
  /** There is no such page for them. */
  | 'hidden'
  /** Is answered like anybody, and nothing has changed. */
  | 'no-effect'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'OWN_LOT'
  | 'NOT_REGISTERED';

export type Row = { readonly [V in Visitor]: Verdict };

/** One verdict for all, but for some. */
const row = (verdict: Verdict, but: Partial<Row> = {}): Row => ({
  ...(Object.fromEntries(visitors.map((visitor) => [visitor, verdict])) as Row),
  ...but,
});
const guests = (verdict: Verdict) => ({ anonymous: verdict, banned: verdict });

const everyone = row('allowed');
const signedIn = row('allowed', guests('UNAUTHENTICATED'));
const staff = row('FORBIDDEN', { ...guests('UNAUTHENTICATED'), clerk: 'allowed', admin: 'allowed' });
const admins = row('FORBIDDEN', { ...guests('UNAUTHENTICATED'), admin: 'allowed' });
const paddles = row('allowed', {
  ...guests('UNAUTHENTICATED'),
  consignor: 'OWN_LOT',
  clerk: 'NOT_REGISTERED',
  admin: 'NOT_REGISTERED',
});
const ownPage = row('allowed', guests('sign-in'));
const staffPage = row('hidden', { ...guests('sign-in'), clerk: 'allowed', admin: 'allowed' });
/** A draft has no such page yet, and leads to the steps of its making. */
const draftLeadsOn = row('hidden', { ...guests('sign-in'), clerk: 'led-away', admin: 'led-away' });
const adminPage = row('hidden', { ...guests('sign-in'), admin: 'allowed' });
const nobody = row('hidden');

export const policyTable: Readonly<Record<string, Row>> = {
  'socket auction:join': everyone,
  'socket auction:leave': everyone,
  'socket lot:catch-up': everyone,
  'socket clock:read': everyone,
  'socket bid:place': paddles,
  'socket max-bid:set': paddles,
  // A key belongs to whoever sent it: somebody else's is one that was never received.
  'socket command:look-up': signedIn,
  'socket bid:void': staff,
  'socket reserve:lower': staff,
  'socket lot:withdraw': staff,
  'socket lot:pause': staff,
  'socket lot:resume': staff,

  'page /': everyone,
  'page /auctions/[slug]': everyone,
  'page /auctions/[slug]/lots/[lotNumber]': everyone,
  'page /auctions/[slug]/lots/[lotNumber]/history': everyone,
  'GET /auctions/[slug]/lots/[lotNumber]/export': everyone,
  'page /verify': everyone,
  // Who is not signed in is told so there, and is shown nothing.
  'page /my-bids': everyone,
  'page /account': ownPage,
  'page /sign-in': row('led-away', guests('allowed')),
  'page /sign-up': row('led-away', guests('allowed')),
  'page /sign-out': row('allowed', guests('led-away')),
  // Without the open link's token: that it is over.
  'page /setup': everyone,
  'page /dev/ui': nobody,
  'page /dashboard': staffPage,
  'page /dashboard/people': adminPage,
  'page /dashboard/system': adminPage,
  'page /dashboard/auctions/new': adminPage,
  'page /dashboard/auctions/[auctionId]': draftLeadsOn,
  'page /dashboard/auctions/[auctionId]/details': staffPage,
  'page /dashboard/auctions/[auctionId]/rules': staffPage,
  'page /dashboard/auctions/[auctionId]/schedule': staffPage,
  'page /dashboard/auctions/[auctionId]/review': staffPage,
  'page /dashboard/auctions/[auctionId]/paddles': draftLeadsOn,
  'page /dashboard/auctions/[auctionId]/lots': staffPage,
  'page /dashboard/auctions/[auctionId]/lots/new': adminPage,
  'page /dashboard/auctions/[auctionId]/lots/[lotId]': staffPage,
  'page /dashboard/auctions/[auctionId]/preview': staffPage,
  'page /dashboard/auctions/[auctionId]/preview/lots/[lotNumber]': staffPage,

  'GET /api/auctions': everyone,
  'GET /api/auctions/[auctionId]': everyone,
  'GET /api/auctions/[auctionId]/paddle': signedIn,
  'POST /api/auctions/[auctionId]/paddle': signedIn,
  'GET /api/auth/[...all]': everyone,
  'POST /api/auth/[...all]': signedIn,
  'GET /pictures/[imageId]/[file]': everyone,
  'POST /dashboard/api/lots/[lotId]/images': admins,

  'action sign-in.signIn': everyone,
  'action sign-up.signUp': everyone,
  'action sign-out.signOut': row('led-away'),
  'action set-up.setUp': everyone,
  'action register-for-auction.registerForAuction': signedIn,
  'action change-watch.changeWatch': row('allowed', guests('no-effect')),
  'action change-account.saveName': signedIn,
  'action change-account.changePassword': signedIn,
  // A session of the bidder's: theirs to end, and nobody else's by this door, an admin's neither.
  'action change-account.endSession': row('no-effect', { ...guests('sign-in'), bidder: 'allowed' }),
  'action change-account.endAllSessions': row('sign-in'),
  'action actions.postNewAuction': admins,
  'action actions.postDetails': admins,
  'action actions.postRules': admins,
  'action actions.postSchedule': admins,
  'action actions.postPublication': admins,
  'action actions.postDiscarding': admins,
  'action actions.postNewLot': admins,
  'action actions.postLot': admins,
  'action actions.postLotText': admins,
  'action actions.postLotMove': admins,
  'action actions.postLotRemoval': admins,
  'action actions.postLotNumbers': admins,
  'action actions.postImageOrder': admins,
  'action actions.postImageWords': admins,
  'action actions.postImageRemoval': admins,
  'action people-actions.postRole': admins,
  'action people-actions.postSuspension': admins,
  'action people-actions.postReadmission': admins,
  'action paddle-actions.postApproval': staff,
  'action paddle-actions.postSuspension': staff,
};
