/**
 * Who may use which entry point (I35): one row for each page, route, server action and socket
 * event, one column for each kind of visitor. policy-table.test.ts fails on an entry point without
 * a row, and policy.int.test.ts tries every cell against a running server. What each permission
 * means in detail is tested with the action itself.
 *
 * `other-bidder` asks for what belongs to the bidder, `consignor` consigned the lot, and `banned`
 * still has a cookie.
 */
export const visitors = ['anonymous', 'bidder', 'other-bidder', 'consignor', 'clerk', 'admin', 'banned'] as const;
export type Visitor = (typeof visitors)[number];

/** How an entry point answers a visitor. */
export type Access =
  /** Permitted: the page is served, or the rules or the form decide about the content. */
  | 'allowed'
  /** Redirected to the sign-in form. */
  | 'sign-in'
  /** Redirected to another page, without having to sign in. */
  | 'redirected'
  /** The page does not exist for this visitor. */
  | 'hidden'
  /** Answered like anybody, but nothing changed. */
  | 'no-effect'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'OWN_LOT'
  | 'NOT_REGISTERED';

export type Row = { readonly [V in Visitor]: Access };

/** The same access for all visitors, with exceptions. */
const row = (access: Access, exceptions: Partial<Row> = {}): Row => ({
  ...(Object.fromEntries(visitors.map((visitor) => [visitor, access])) as Row),
  ...exceptions,
});
const guests = (access: Access) => ({ anonymous: access, banned: access });

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
/** A draft has no such page yet and redirects to its next step. */
const redirectsDraft = row('hidden', { ...guests('sign-in'), clerk: 'redirected', admin: 'redirected' });
const adminPage = row('hidden', { ...guests('sign-in'), admin: 'allowed' });
const nobody = row('hidden');

export const policyTable: Readonly<Record<string, Row>> = {
  'socket auction:join': everyone,
  'socket auction:leave': everyone,
  'socket lot:catch-up': everyone,
  'socket clock:read': everyone,
  'socket bid:place': paddles,
  'socket max-bid:set': paddles,
  // A key belongs to its sender; for anybody else it is unknown.
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
  // Asks visitors to sign in, on the page itself.
  'page /my-bids': everyone,
  'page /account': ownPage,
  'page /sign-in': row('redirected', guests('allowed')),
  'page /sign-up': row('redirected', guests('allowed')),
  'page /sign-out': row('allowed', guests('redirected')),
  // Without the token of the set-up link, the page says that set-up is complete.
  'page /setup': everyone,
  'page /dev/ui': nobody,
  'page /dashboard': staffPage,
  'page /dashboard/people': adminPage,
  'page /dashboard/system': adminPage,
  'page /dashboard/auctions/new': adminPage,
  'page /dashboard/auctions/[auctionId]': redirectsDraft,
  'page /dashboard/auctions/[auctionId]/details': staffPage,
  'page /dashboard/auctions/[auctionId]/rules': staffPage,
  'page /dashboard/auctions/[auctionId]/schedule': staffPage,
  'page /dashboard/auctions/[auctionId]/review': staffPage,
  'page /dashboard/auctions/[auctionId]/paddles': redirectsDraft,
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
  'action sign-out.signOut': row('redirected'),
  'action set-up.setUp': everyone,
  'action register-for-auction.registerForAuction': signedIn,
  'action change-watch.changeWatch': row('allowed', guests('no-effect')),
  'action change-account.saveName': signedIn,
  'action change-account.changePassword': signedIn,
  // Ends a session of the bidder: only the bidder can do so here, not even an admin.
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
