/**
 * Every claim that a checker of this folder proves, once. Code and test titles cite the number of
 * the promise; a promise may make several claims, and a claim may be checked against several kinds
 * of evidence.
 */
export const CLAIMS = {
  acknowledgedIsDurable: { id: 'I1', claim: 'an acknowledged bid is in the ledger once, as it was acknowledged' },
  nothingInvented: { id: 'I2', claim: 'every event in the ledger was requested, or follows from one that was' },
  refusedLeavesNothing: { id: 'I3', claim: 'a refused command leaves nothing in the ledger' },
  unknownResolvesOnce: { id: 'I4', claim: 'an unknown outcome is resolved, and then never changes' },
  idempotentKeys: { id: 'I5', claim: 'a key has one effect and one answer, however often it is sent' },
  denseSeq: { id: 'I6', claim: 'the events of a lot are numbered 1..n' },
  risingPrice: { id: 'I7', claim: 'the price falls only by a void, and each bid was at least the asking bid' },
  replay: { id: 'I8', claim: 'the events produce the lot and the view that were recorded' },
  sameDecisions: { id: 'I8', claim: 'the rules, run again over the ledger, produce its events' },
  rowMatchesLedger: { id: 'I8', claim: 'the row of a lot is what its events produce' },
  shownAsFolded: { id: 'I8', claim: 'every lot that was shown is what its events produce' },
  eventOrder: { id: 'I9', claim: 'events are in the order of their commands, each dated at its command' },
  realTimeOrder: { id: 'I9', claim: 'a bid sent after another was acknowledged comes after it in the ledger' },
  justifiedRefusal: { id: 'I10', claim: 'each refusal was justified by the lot at that moment' },
  proxyOutcome: { id: 'I11', claim: 'price and leader follow from the max bids' },
  noBidAfterClose: { id: 'I12', claim: 'no bid is dated at or after the closing time' },
  noBidWrittenAfterClose: { id: 'I12', claim: 'no bid is written at or after the closing time' },
  noEarlyLockout: { id: 'I13', claim: 'no bid is refused as too late before the lot closes' },
  softClose: { id: 'I14', claim: 'the closing time moves by the soft-close rule, and only by it' },
  extensionsSpread: { id: 'I14', claim: 'an extension reaches the other lots in the same write' },
  closedOnce: { id: 'I15', claim: 'a lot closes once, with the right result, and not before its time' },
  closedInTime: { id: 'I15', claim: 'a lot closes within 2 s of its closing time when nothing is broken' },
  noneLeftOpen: { id: 'I15', claim: 'no lot stays open past its closing time' },
  staysClosed: { id: 'I16', claim: 'nothing follows the close of a lot' },
  oneWinner: { id: 'I18', claim: 'row, ledger and bids name one winner and one price' },
  wholeAmounts: { id: 'I20', claim: 'every amount is a whole number of minor units' },
  withinLimit: { id: 'I21', claim: 'no paddle commits more than its limit' },
  limitIsUsable: { id: 'I21', claim: 'a paddle may commit all of its limit' },
  hashChain: { id: 'I22', claim: 'the hash chain verifies, with secrets and without them' },
  noPhantom: { id: 'I22', claim: 'everything that was broadcast is in the ledger, unchanged' },
  noEquivocation: { id: 'I23', claim: 'everybody receives the same event under a number' },
  monotoneView: { id: 'I24', claim: 'a view never goes back, and has no gap' },
  convergence: { id: 'I25', claim: 'within 5 s of the last fault every client shows what the database holds' },
  announcedSoon: { id: 'I25', claim: 'every committed event is announced soon' },
  readYourAcknowledgement: { id: 'I26', claim: 'a bidder reads no state older than their acknowledgement' },
  secrets: { id: 'I28', claim: 'no public event and no view contains a secret amount' },
  noSelfBid: { id: 'I33', claim: 'nobody bids on a lot that they consigned' },
  biddingRights: { id: 'I34', claim: 'each bidder had an approved paddle and stayed within its limit' },
  signedIn: { id: 'I34', claim: 'each bidder was signed in when the bid was written' },
  progress: { id: 'I37', claim: 'bidding works on every open lot 5 s after a fault, 10 s after the end of a process' },
  noCrash: { id: 'I38', claim: 'nothing from outside ends the server' },
  boundedResources: { id: 'I39', claim: 'memory and handles return to their level after a storm' },
} as const satisfies Readonly<Record<string, { readonly id: `I${number}`; readonly claim: string }>>;

/** Claims that no checker proves, each with the tests that do. */
export const CLAIMS_PROVED_BY_TESTS = [
  {
    id: 'I27',
    claim: 'the page shows a lead, a win or a live price only as the server confirmed it',
    tests: ['components/saleroom/room/bid-controller.test.ts', 'components/saleroom/room/room-sync.test.ts'],
  },
  {
    id: 'I29',
    claim: 'what others receive is the same for every secret with the same public outcome',
    tests: ['server/realtime/broadcast/secrecy.int.test.ts'],
  },
  {
    id: 'I31',
    claim: 'the public sees whether a reserve is met, never its amount',
    tests: ['server/realtime/broadcast/secrecy.int.test.ts', 'server/queries/public/public-pages.int.test.ts'],
  },
  {
    id: 'I32',
    claim: 'other bidders see a person as a paddle number of one auction only',
    tests: ['server/realtime/broadcast/secrecy.int.test.ts'],
  },
  {
    id: 'I35',
    claim: 'each kind of visitor has exactly the access that the policy table gives it',
    tests: ['scripts/policy/policy.int.test.ts', 'server/auth/permissions.test.ts'],
  },
  {
    id: 'I36',
    claim: 'every change by the staff has one entry in an append-only, chained audit log',
    tests: ['server/catalogue/audit-log.int.test.ts'],
  },
  {
    id: 'I40',
    claim: 'a client that floods the server does not affect the others',
    tests: ['server/realtime/admission/limits.int.test.ts', 'proof/drills/attack/fuzz-sockets.int.test.ts'],
  },
  {
    id: 'I42',
    claim: 'a deploy during bidding loses no receipt, and every client comes back',
    tests: ['proof/drills/nodes/rolling-deploy.int.test.ts', 'server/realtime/broadcast/closing.int.test.ts'],
  },
  {
    id: 'I43',
    claim: 'a restored backup contains the same ledger',
    tests: ['proof/drills/restore/drill-restore.int.test.ts'],
  },
] as const;

/** The number of a promise, `I15`. */
export type InvariantId = (typeof CLAIMS)[keyof typeof CLAIMS]['id'];

/** Sorts by the number of the promise. */
export function inNumericalOrder<T extends { readonly id: InvariantId }>(invariants: readonly T[]): readonly T[] {
  return invariants.toSorted((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
}
