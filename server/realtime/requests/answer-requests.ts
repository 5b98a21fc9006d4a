import type { Ack, EdgeRefusal, Refused } from '#protocol/socket/ack.ts';
import type { ClientEventName } from '#protocol/socket/client-events.ts';
import { may, type Permission } from '#server/auth/permissions.ts';
import type { SignedIn } from '#server/auth/signed-in.ts';
import { LedgerUnavailable } from '#server/saleroom/ports.ts';
import { redactSecrets } from '#server/saleroom/redact-secrets.ts';
import { recordStanding } from '../broadcast/own-standing.ts';
import type { RoomSocket } from '../broadcast/room-socket.ts';
import { connectionOf, type EventHandler } from '../transport/transport.ts';
import type { PendingRequests } from './pending-requests.ts';
import { invalid, invalidFields, refused } from './refusals.ts';
import type { RequestContext } from './request-context.ts';
import { type RequestRow, requestTable } from './request-table.ts';

/** Points that an event outside the request table costs. */
const COST_OF_UNKNOWN = 3;

/** Answers every event of a client exactly once, whatever it contains. */
export function requestHandler(context: RequestContext, pending: PendingRequests): EventHandler {
  return (socket, name, args, answer) => {
    if (pending.begin()) void answerRequest(context, socket, { name, args, answer }).finally(pending.end);
    else answer?.(refused(serverIsClosing, name === 'command:look-up' ? 'unknown' : 'refused'));
  };
}

const serverIsClosing: EdgeRefusal = { code: 'BUSY', retryAfter: 2_000 };

type Request = {
  readonly name: unknown;
  readonly args: readonly unknown[];
  readonly answer: ((ack: Ack<ClientEventName>) => void) | null;
};

async function answerRequest(
  context: RequestContext,
  socket: RoomSocket,
  { name, args, answer }: Request,
): Promise<void> {
  const handle = async (): Promise<Ack<ClientEventName>> => {
    const row = rowOf(name);
    const refusal = await spend(context, socket, row?.cost ?? COST_OF_UNKNOWN);
    if (refusal !== null) return refusal;
    if (!row) return refused(invalid({ path: '', problem: 'there is no such request' }));
    if (args.length > 1) return refused(invalid({ path: '', problem: 'a request has one argument' }));
    return handleRow(context, socket, row, args[0]);
  };

  let ack: Ack<ClientEventName>;
  try {
    ack = await handle();
  } catch (fault) {
    if (fault instanceof LedgerUnavailable) {
      context.log.warn({ request: requestName(name) }, 'the ledger is too busy for a request');
      return answer?.(withOutcome(name, refused({ code: 'BUSY', retryAfter: 1_000 })));
    }
    const key = keyOf(args[0]);
    context.log.error({ err: redactSecrets(fault), request: requestName(name), key }, 'fault in a request');
    // The saleroom may have accepted the command even though its answer could not be built.
    ack = refused({ code: 'SOMETHING_WENT_WRONG' }, key === null ? 'refused' : 'unknown');
  }
  answer?.(withOutcome(name, ack));
  if (answer && ack.ok && 'you' in ack && 'key' in ack) recordStanding(socket, ack.lotId, ack.you);
}

/**
 * A refused look-up leaves the outcome of its key unknown, and must not be mistaken for a refused
 * bid.
 */
function withOutcome(name: unknown, ack: Ack<ClientEventName>): Ack<ClientEventName> {
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

function rowOf(name: unknown): RequestRow<ClientEventName> | null {
  const known = requestName(name);
  // A union of rows: each handler takes exactly what the schema of the same row returns.
  return known && (requestTable[known] as RequestRow<ClientEventName>);
}

function requestName(name: unknown): ClientEventName | null {
  return typeof name === 'string' && Object.hasOwn(requestTable, name) ? (name as ClientEventName) : null;
}

async function spend(context: RequestContext, socket: RoomSocket, cost: number): Promise<Refused | null> {
  const { person, address } = socket.data;
  const client = { connectionId: connectionOf(socket).id, userId: person?.userId ?? null, address };
  const allowance = await context.rateLimit.spend(client, cost);
  if (allowance.allowed) return null;
  if (allowance.isFlood && socket.connected) {
    const { userId } = client;
    context.log.warn({ socketId: socket.id, userId, address }, 'a connection that floods the server is closed');
    socket.disconnect(true);
  }
  return refused({ code: 'RATE_LIMITED', retryAfter: allowance.retryAfter });
}

async function handleRow(
  context: RequestContext,
  socket: RoomSocket,
  row: RequestRow<ClientEventName>,
  payload: unknown,
): Promise<Ack<ClientEventName>> {
  const { person } = socket.data;
  if (row.who !== 'anyone' && person === null) return refused({ code: 'UNAUTHENTICATED' });
  const parsed = row.schema.safeParse(payload);
  if (!parsed.success) return refused(invalidFields(parsed.error));
  if (row.who !== 'anyone' && row.who !== 'signed-in') {
    const refusal = await checkPermission(context, person, row.who);
    if (refusal) return refused(refusal);
  }
  return row.handle(context, parsed.data as never, { socket, person });
}

/**
 * Clerk commands are rare and far-reaching, so the session and its role are read again for each
 * (I34).
 */
async function checkPermission(
  context: RequestContext,
  person: SignedIn | null,
  permission: Permission,
): Promise<EdgeRefusal | null> {
  const [session] = person ? await context.liveSessions([person.sessionId]) : [];
  if (!session || session.isSuspended) return { code: 'UNAUTHENTICATED' };
  return may(session, permission) ? null : { code: 'FORBIDDEN' };
}

/** The key of a request, for the log; null without a well-formed one. */
function keyOf(payload: unknown): string | null {
  const key = typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : null;
  return typeof key === 'string' && /^[\w-]{16,64}$/.test(key) ? key : null;
}
