import type { IncomingMessage, ServerResponse } from 'node:http';
import { remoteAddress } from '#server/auth/client-address.ts';
import { limitedAddress } from '#server/auth/limited-address.ts';
import { pagePolicy } from '../headers/content-policy.ts';
import { passToPages, sayUnavailable } from '../pages/pass-to-pages.ts';
import { hasBody, isUpload, MOST_OF_A_FORM, MOST_OF_AN_UPLOAD, refuseEarly } from './refuse-early.ts';
import { type HttpRefusal, refuseRequest } from './refuse-request.ts';
import { createPageSnapshots, type SnapshotLimits, shippedSnapshotLimits } from '../snapshots/page-snapshots.ts';
import { publicPageAddress } from '../snapshots/public-page.ts';
import { renderPage } from '../snapshots/render-page.ts';
import { createPlaces, type PlaceLimits, type Places } from './address-slots.ts';
import { snapshotWriter } from '../snapshots/write-snapshot.ts';
import type { Pages } from '../pages/start-pages.ts';
import { isReadableForm } from '../forms/valid-form.ts';
import { type BodyLimits, type BodyOutcome, readBody, watchBody } from './request-body.ts';

export type RequestLimits = {
  readonly form: BodyLimits;
  readonly upload: BodyLimits;
  /** Of each address: bodies that are being read, pictures under way, and requests that the pages work on. */
  readonly reading: PlaceLimits;
  readonly uploading: PlaceLimits;
  readonly asking: PlaceLimits;
  /** Of the public pages that are kept. */
  readonly snapshots: SnapshotLimits;
};

/** A hall full of people may share one address: their requests wait for each other, and only a throng is turned away. */
export const shippedRequestLimits: RequestLimits = {
  form: { most: MOST_OF_A_FORM, within: 15_000 },
  upload: { most: MOST_OF_AN_UPLOAD, within: 60_000 },
  reading: { most: 64, waiting: 0 },
  uploading: { most: 4, waiting: 16 },
  asking: { most: 64, waiting: 1000 },
  snapshots: shippedSnapshotLimits,
};

const refusals: Readonly<Record<Exclude<BodyOutcome, 'whole' | 'broken-off'>, HttpRefusal>> = {
  'too-large': { status: 413, words: 'That is more than the house takes.' },
  'too-slow': { status: 408, words: 'That took too long to arrive. Try again.' },
};
const unreadable: HttpRefusal = { status: 400, words: 'What was sent cannot be read.' };
const tooMany: HttpRefusal = {
  status: 429,
  words: 'Too many requests at once from your address. Try again in a moment.',
  retryAfter: 2,
};

/**
 * The house's HTTP door. The pages hear of a request only when its first lines are in order and its body is there, so that nobody can keep them
 * waiting; a picture alone goes to them while it arrives. Public pages are answered from memory (page-snapshots.ts), except in development,
 * where a page may change by the minute.
 */
export function requestGate({
  pages,
  publicOrigin,
  origins,
  logFault,
  development = false,
  limits = shippedRequestLimits,
}: {
  readonly pages: Pages;
  readonly publicOrigin: URL;
  /** The origins whose pages may change something. */
  readonly origins: readonly string[];
  readonly logFault: (fault: unknown) => void;
  readonly development?: boolean;
  readonly limits?: RequestLimits;
}): (request: IncomingMessage, response: ServerResponse) => void {
  const policy = pagePolicy({ publicOrigin, development });
  const pass = passToPages(pages, publicOrigin, policy);
  const snapshots = createPageSnapshots({ render: renderPage(pages, publicOrigin, policy), limits: limits.snapshots });
  const write = snapshotWriter({ policy, logFault });
  const reading = createPlaces(limits.reading);
  const uploading = createPlaces(limits.uploading);
  const asking = createPlaces(limits.asking);

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = refuseEarly(request, origins);
    if (refusal) return refuseRequest(request, response, refusal);
    const address = limitedAddress(remoteAddress(request));

    if (isUpload(request) && hasBody(request)) {
      if (!(await holdPlace(uploading, address, response))) return refuseRequest(request, response, tooMany);
      if (response.closed) return;
      pass(request, response, request);
      const outcome = await watchBody(request, limits.upload);
      if (outcome === 'whole' || outcome === 'broken-off' || response.headersSent) return;
      return refuseRequest(request, response, refusals[outcome]);
    }

    let body: Buffer | null = null;
    if (hasBody(request)) {
      const leave = await reading.take(address);
      if (!leave) return refuseRequest(request, response, tooMany);
      const read = await readBody(request, limits.form);
      leave();
      if (read === 'broken-off') return;
      if (!Buffer.isBuffer(read)) return refuseRequest(request, response, refusals[read]);
      if (!isReadableForm(request.headers, read)) return refuseRequest(request, response, unreadable);
      body = read;
    }
    if (!(await holdPlace(asking, address, response))) return refuseRequest(request, response, tooMany);
    if (response.closed) return;
    const page = development ? null : publicPageAddress(request);
    const snapshot = page === null ? null : snapshots.take(page);
    if (snapshot === null) return pass(request, response, body);
    try {
      await write(request, response, await snapshot);
    } catch {
      // The pages' own process has told what broke; the reader is told to try again.
      sayUnavailable(response);
    }
  };
  return (request, response) => {
    answer(request, response).catch((fault: unknown) => {
      logFault(fault);
      response.destroy();
    });
  };
}

/** Takes a place for as long as an answer is under way. False where too many wait for one. */
async function holdPlace(places: Places, address: string, response: ServerResponse): Promise<boolean> {
  const leave = await places.take(address);
  if (!leave) return false;
  if (response.closed) leave();
  else response.once('close', leave);
  return true;
}
