import type { Money } from '#auction/money.ts';
import type { PaddleStatus } from '#auction/paddle.ts';
import type { createMemoryLedger } from '#server/saleroom/testing/memory-ledger.ts';
import type { Person } from './history.ts';
import type { Scenario } from './scenario.ts';

/** Changes a person's rights in the register. */
export type SetRights = (
  person: Person,
  rights: { readonly status?: PaddleStatus; readonly isSignedIn?: boolean },
) => void;

/** Writes the auction and the people of a scenario to the ledger. */
export async function setUpAuction(memory: ReturnType<typeof createMemoryLedger>, scenario: Scenario) {
  const accounts = await Promise.all(scenario.people.map(() => memory.fixture.addPerson()));
  const clerkAccount = await memory.fixture.addPerson();
  const { auctionId, lotIds } = await memory.fixture.addAuction({
    terms: scenario.terms,
    lots: scenario.lots.map(({ openingBid, reserve, opensAt, closesAt, group, consignor }) => ({
      openingBid: openingBid as Money,
      reserve: reserve as Money | null,
      opensAt,
      closesAt,
      group,
      consignorId: consignor === null ? null : (accounts[consignor]?.userId ?? null),
    })),
  });
  const consignedBy = (n: number) => lotIds.filter((_, lot) => scenario.lots[lot]?.consignor === n);
  const people: Person[] = [];
  for (const [n, account] of accounts.entries()) {
    const registration = scenario.people[n]?.paddle ?? null;
    const paddle = registration && (await memory.fixture.addPaddle(auctionId, account.userId, registration));
    const { status = null, bidLimit = null } = registration ?? {};
    people.push({
      ...account,
      paddleId: paddle?.paddleId ?? null,
      paddle: paddle?.paddle ?? null,
      status,
      bidLimit,
      consigned: consignedBy(n),
    });
  }
  const clerk: Person = { ...clerkAccount, paddleId: null, paddle: null, status: null, bidLimit: null, consigned: [] };
  const loaded = await Promise.all(lotIds.map(memory.loadLot));
  const records = loaded.flatMap((record) => {
    if (!record) return [];
    const { lot: _scheduled, ...rest } = record;
    return [rest];
  });
  const setRights: SetRights = ({ paddleId, sessionId }, { status, isSignedIn }) => {
    if (status && paddleId) void memory.fixture.setPaddleStatus(paddleId, status);
    if (isSignedIn === false) void memory.fixture.endSession(sessionId);
  };
  return { people, clerk, records, setRights };
}
