import type { IncomingMessage, ServerResponse } from 'node:http';
import { noTrustedProxies, remoteAddress, type TrustedProxies } from '../../auth/client-address.ts';
import { rateLimitAddress } from '../../auth/rate-limit-address.ts';
import { isReadableForm } from '../forms/valid-form.ts';
import { pagePolicy } from '../headers/content-policy.ts';
import { passToPages, sendUnavailable } from '../pages/pass-to-pages.ts';
import type { Pages } from '../pages/start-pages.ts';
import {
  createPageSnapshots,
  defaultSnapshotLimits,
  type PageSnapshots,
  type SnapshotLimits,
} from '../snapshots/page-snapshots.ts';
import { publicPageAddress } from '../snapshots/public-page.ts';
import { renderPage } from '../snapshots/render-page.ts';
import { snapshotWriter } from '../snapshots/write-snapshot.ts';
import { type AddressSlots, createAddressSlots, type SlotLimits } from './address-slots.ts';
import { hasBody, isUpload, MAX_FORM_BYTES, MAX_UPLOAD_BYTES, refuseEarly, TOO_LARGE } from './refuse-early.ts';
import { type HttpRefusal, refuseRequest } from './refuse-request.ts';
import { type BodyLimits, type BodyOutcome, readBody, watchBody } from './request-body.ts';

export type RequestLimits = {
  readonly form: BodyLimits;
  readonly upload: BodyLimits;
  /**
   * Per address: bodies being read, pictures being uploaded, requests being answered by the pages.
   */
  readonly bodyReads: SlotLimits;
  readonly uploads: SlotLimits;
  readonly pageRequests: SlotLimits;
  readonly snapshots: SnapshotLimits;
};

/** Many visitors may share one address, so requests queue and only a flood is turned away. */
export const defaultRequestLimits: RequestLimits = {
  form: { maxBytes: MAX_FORM_BYTES, timeout: 15_000 },
  upload: { maxBytes: MAX_UPLOAD_BYTES, timeout: 60_000 },
  bodyReads: { slots: 64, queue: 0 },
  uploads: { slots: 4, queue: 16 },
  pageRequests: { slots: 64, queue: 1000 },
  snapshots: defaultSnapshotLimits,
};

const refusals: Readonly<Record<Exclude<BodyOutcome, 'complete' | 'aborted'>, HttpRefusal>> = {
  'too-large': { status: 413, message: TOO_LARGE },
  'too-slow': { status: 408, message: 'This request took too long to arrive. Try again.' },
};
const unreadable: HttpRefusal = { status: 400, message: 'This request cannot be read.' };
const tooMany: HttpRefusal = {
  status: 429,
  message: 'Too many requests at once from your address. Try again in a moment.',
  retryAfter: 2,
};

/**
 * Handles all HTTP requests in front of the pages process. The pages receive a request only after
 * its headers are checked and its body has arrived, so a slow client cannot occupy them; only a
 * picture is streamed. Public pages are answered from memory (page-snapshots.ts), except in
 * development, where a page may change at any time.
 */
export function requestGate({
  pages,
  publicOrigin,
  origins,
  logFault,
  trustedProxies = noTrustedProxies,
  development = false,
  limits = defaultRequestLimits,
}: {
  readonly pages: Pages;
  readonly publicOrigin: URL;
  /** The origins whose pages may send changes. */
  readonly origins: readonly string[];
  readonly logFault: (fault: unknown) => void;
  readonly trustedProxies?: TrustedProxies;
  readonly development?: boolean;
  readonly limits?: RequestLimits;
}): (request: IncomingMessage, response: ServerResponse) => void {
  const policy = pagePolicy({ publicOrigin, development });
  const pass = passToPages({ pages, publicOrigin, policy, trustedProxies });
  const snapshots = createPageSnapshots({ render: renderPage(pages, publicOrigin, policy), limits: limits.snapshots });
  const write = snapshotWriter({ policy, logFault });
  const gate: Gate = {
    origins,
    trustedProxies,
    isCaching: !development,
    limits,
    bodyReads: createAddressSlots(limits.bodyReads),
    uploads: createAddressSlots(limits.uploads),
    pageRequests: createAddressSlots(limits.pageRequests),
    pass,
    snapshots,
    write,
  };
  return (request, response) => {
    handle(gate, request, response).catch((fault: unknown) => {
      logFault(fault);
      response.destroy();
    });
  };
}

type Gate = {
  readonly origins: readonly string[];
  readonly trustedProxies: TrustedProxies;
  readonly isCaching: boolean;
  readonly limits: RequestLimits;
  readonly bodyReads: AddressSlots;
  readonly uploads: AddressSlots;
  readonly pageRequests: AddressSlots;
  readonly pass: ReturnType<typeof passToPages>;
  readonly snapshots: PageSnapshots;
  readonly write: ReturnType<typeof snapshotWriter>;
};

async function handle(gate: Gate, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refusal = refuseEarly(request, gate.origins);
  if (refusal) return refuseRequest(request, response, refusal);
  const address = rateLimitAddress(remoteAddress(request, gate.trustedProxies));
  const isWithBody = hasBody(request);
  if (isWithBody && isUpload(request)) return streamUpload(gate, { request, response, address });

  const body = isWithBody ? await receiveForm(gate, request, address) : null;
  if (body === 'aborted') return;
  if (body !== null && !Buffer.isBuffer(body)) return refuseRequest(request, response, body);
  if (!(await holdSlot(gate.pageRequests, address, response))) return refuseRequest(request, response, tooMany);
  if (response.closed) return;
  const page = gate.isCaching ? publicPageAddress(request) : null;
  const snapshot = page === null ? null : gate.snapshots.get(page);
  if (snapshot === null) return gate.pass(request, response, body);
  try {
    await gate.write(request, response, await snapshot);
  } catch {
    // The pages process has logged the error.
    sendUnavailable(response);
  }
}

/** Streams a picture to the pages, and refuses it if it turns out too large or too slow. */
async function streamUpload(
  { uploads, pass, limits }: Gate,
  {
    request,
    response,
    address,
  }: { readonly request: IncomingMessage; readonly response: ServerResponse; readonly address: string },
): Promise<void> {
  if (!(await holdSlot(uploads, address, response))) return refuseRequest(request, response, tooMany);
  if (response.closed) return;
  pass(request, response, request);
  const outcome = await watchBody(request, limits.upload);
  if (outcome === 'complete' || outcome === 'aborted' || response.headersSent) return;
  refuseRequest(request, response, refusals[outcome]);
}

/** Reads the body of a form or an API request, or returns why it is refused. */
async function receiveForm(
  { bodyReads, limits }: Gate,
  request: IncomingMessage,
  address: string,
): Promise<Buffer | HttpRefusal | 'aborted'> {
  const release = await bodyReads.take(address);
  if (!release) return tooMany;
  const read = await readBody(request, limits.form);
  release();
  if (read === 'aborted') return read;
  if (!Buffer.isBuffer(read)) return refusals[read];
  return isReadableForm(request.headers, read) ? read : unreadable;
}

/** Holds a slot until the response is closed. False if too many requests wait for one. */
async function holdSlot(slots: AddressSlots, address: string, response: ServerResponse): Promise<boolean> {
  const release = await slots.take(address);
  if (!release) return false;
  if (response.closed) release();
  else response.once('close', release);
  return true;
}
