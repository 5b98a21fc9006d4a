import type { Limits, Requester } from './rate-limit.ts';

/** Counts the open connections of each person and address, to limit them. */
export type ConnectionCount = {
  /** Counts one more; false, and nothing is counted, when the limit is reached. */
  readonly add: (client: Omit<Requester, 'connectionId'>) => boolean;
  readonly remove: (client: Omit<Requester, 'connectionId'>) => void;
};

export function createConnectionCount({ socketsPerUser, socketsPerAddress }: Limits): ConnectionCount {
  const open = new Map<string, number>();
  const change = (id: string, by: number) => {
    const count = (open.get(id) ?? 0) + by;
    if (count > 0) open.set(id, count);
    else open.delete(id);
  };
  const idsOf = ({ userId, address }: Omit<Requester, 'connectionId'>) =>
    userId === null ? [`address/${address}`] : [`address/${address}`, `user/${userId}`];

  return {
    add: (client) => {
      const isFull =
        (open.get(`address/${client.address}`) ?? 0) >= socketsPerAddress ||
        (client.userId !== null && (open.get(`user/${client.userId}`) ?? 0) >= socketsPerUser);
      if (!isFull) for (const id of idsOf(client)) change(id, 1);
      return !isFull;
    },
    remove: (client) => {
      for (const id of idsOf(client)) change(id, -1);
    },
  };
}
