import type { Ack, EdgeRefusal, Refused } from '#protocol/socket/ack.ts';
import type { ClientEventName } from '#protocol/socket/client-events.ts';
import { may, type Permission } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { LedgerUnavailable } from '#server/saleroom/ports.ts';
import { redactSecrets } from '#server/saleroom/redact-secrets.ts';
import { connectionId, type RoomSocket, writeTo } from '../broadcast/room-socket.ts';
import { answerPacket } from '../transport/event-packet.ts';
import { type TakeEvent, takeEvents } from '../transport/shared-decoder.ts';
import { type CommandRow, commandTable } from './command-table.ts';
import { noteStanding } from './own-standing.ts';
import type { PendingRequests } from './pending-requests.ts';
import { invalid, invalidFields, refused } from './refusals.ts';
import type { RequestContext } from './request-context.ts';

/** What an event costs of the limit that is not in the vocabulary at all. */
const COST_OF_NONSENSE = 3;

type Give = (ack: Ack<ClientEventName>) => void;

/** Has every packet of a connection answered exactly once, whatever is in it. */
export function answerPackets(desk: RequestContext, packets: PendingRequests): (socket: RoomSocket) => void {
  const answer = (socket: RoomSocket, name: unknown, args: readonly unknown[], give: Give | null) => {
    if (packets.begin()) void answerRequest(desk, socket, { name, args, give }).finally(packets.end);
    else give?.(refused(houseCloses, name === 'command:look-up' ? 'unknown' : 'refused'));
  };
  const take: TakeEvent = (socket, { id, name, args }) =>
    answer(socket, name, args, id === null ? null : (ack) => writeTo(socket, answerPacket(id, ack)));
  // One for all connections: Socket.IO tells a listener by `this` whose packet it is.
  function hear(this: RoomSocket, name: unknown, ...args: unknown[]): void {
    const give = ackOf(args);
    answer(this, name, give ? args.slice(0, -1) : args, give);
  }
  return (socket) => {
    takeEvents(socket, take);
    // Beside that too: of events in a form that no client of its own gives them Socket.IO tells by itself.
    socket.onAny(hear);
  };
}

const houseCloses: EdgeRefusal = { code: 'BUSY', retryAfter: 2_000 };

/** The function that takes the answer; none where a client did not ask for one. */
function ackOf(args: readonly unknown[]): Give | null {
  const last = args.at(-1);
  return typeof last === 'function' ? (last as Give) : null;
}

type Request = { readonly name: unknown; readonly args: readonly unknown[]; readonly give: Give | null };

async function answerRequest(desk: RequestContext, socket: RoomSocket, { name, args, give }: Request): Promise<void> {
  const answer = async (): Promise<Ack<ClientEventName>> => {
    const row = rowOf(name);
    const allowance = await spend(desk, socket, row?.cost ?? COST_OF_NONSENSE);
    if (allowance !== null) return allowance;
    if (!row) return refused(invalid({ path: '', problem: 'there is no such request' }));
    if (args.length > 1) return refused(invalid({ path: '', problem: 'a request has one argument' }));
    return answerRow(desk, socket, row, args[0]);
  };

  let ack: Ack<ClientEventName>;
  try {
    ack = await answer();
  } catch (fault) {
    if (fault instanceof LedgerUnavailable) {
      desk.log.warn({ request: knownName(name) }, 'the ledger is too busy for a request');
      return give?.(honest(name, refused({ code: 'BUSY', retryAfter: 1_000 })));
    }
    desk.log.error({ err: redactSecrets(fault), request: knownName(name), key: keyOf(args[0]) }, 'fault in a request');
    // What was given to the saleroom may have been accepted although its answer could not be made.
    ack = refused({ code: 'SOMETHING_WENT_WRONG' }, keyOf(args[0]) === null ? 'refused' : 'unknown');
  }
  give?.(honest(name, ack));
  if (give && ack.ok && 'you' in ack && 'key' in ack) noteStanding(socket, ack.lotId, ack.you);
}

/** A look-up that was not done leaves its key as unknown as before: the answer must not sound like a refused bid. */
function honest(name: unknown, ack: Ack<ClientEventName>): Ack<ClientEventName> {
  const isEdge = !ack.ok && edgeCodes.has(ack.refusal.code);
  return name === 'command:look-up' && isEdge ? { ...(ack as Refused), outcome: 'unknown' } : ack;
}

const edgeCodes: ReadonlySet<string> = new Set([
  'INVALID',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'RATE_LIMITED',
  'BUSY',
  'SOMETHING_WENT_WRONG',
]);

function rowOf(name: unknown): CommandRow<ClientEventName> | null {
  const known = knownName(name);
  // One of a union of rows, each true to itself: its own schema makes what its own handler takes.
  return known && (commandTable[known] as CommandRow<ClientEventName>);
}

function knownName(name: unknown): ClientEventName | null {
  return typeof name === 'string' && Object.hasOwn(commandTable, name) ? (name as ClientEventName) : null;
}

async function spend(desk: RequestContext, socket: RoomSocket, cost: number): Promise<Refused | null> {
  const { person, address } = socket.data;
  const by = { socketId: connectionId(socket), userId: person?.userId ?? null, address };
  const allowance = await desk.rateLimit.spend(by, cost);
  if (allowance.allowed) return null;
  if (allowance.isFlood && socket.connected) {
    desk.log.warn({ socketId: socket.id, userId: by.userId, address }, 'a connection that floods the house is closed');
    socket.disconnect(true);
  }
  return refused({ code: 'RATE_LIMITED', retryAfter: allowance.retryAfter });
}

async function answerRow(
  desk: RequestContext,
  socket: RoomSocket,
  row: CommandRow<ClientEventName>,
  payload: unknown,
): Promise<Ack<ClientEventName>> {
  const { person } = socket.data;
  if (row.who !== 'anyone' && person === null) return refused({ code: 'UNAUTHENTICATED' });
  const parsed = row.schema.safeParse(payload);
  if (!parsed.success) return refused(invalidFields(parsed.error));
  if (row.who !== 'anyone' && row.who !== 'signed-in') {
    const refusal = await mayStill(desk, person, row.who);
    if (refusal) return refused(refusal);
  }
  return row.handle(desk, parsed.data as never, { socket, person });
}

/** Orders are rare and weigh much: whether the session lives and its role still allows it is read at this moment (I34). */
async function mayStill(desk: RequestContext, person: SignedIn | null, deed: Permission): Promise<EdgeRefusal | null> {
  const [session] = person ? await desk.liveSessions([person.sessionId]) : [];
  if (!session || session.isSuspended) return { code: 'UNAUTHENTICATED' };
  return may(session, deed) ? null : { code: 'FORBIDDEN' };
}

/** The key of a request, for the log; null where there is none that could be one. */
function keyOf(payload: unknown): string | null {
  const key = typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : null;
  return typeof key === 'string' && /^[\w-]{16,64}$/.test(key) ? key : null;
}
