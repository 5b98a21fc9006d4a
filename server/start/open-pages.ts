import type { Operations } from '../operations/operations.ts';
import { type PagesSettings, pagesVariables } from '../settings/pages-settings.ts';
import { passUpgradeToPages } from '../web/pages/pass-to-pages.ts';
import { startPages } from '../web/pages/start-pages.ts';
import { requestGate } from '../web/requests/request-gate.ts';
import type { PublicAddress } from './public-address.ts';
import type { StartContext } from './start-context.ts';

/**
 * The listeners of the public port that serve pages. `upgrade` is null in production, where pages
 * open no socket.
 */
export type PagesListeners = {
  readonly request: ReturnType<typeof requestGate>;
  readonly upgrade: ReturnType<typeof passUpgradeToPages> | null;
};

/** Starts the process that renders the pages. Resolves when it listens. */
export async function openPages(
  { environment, log, print, shutdown }: StartContext,
  {
    address,
    operations,
    settings,
  }: { readonly address: PublicAddress; readonly operations: Operations; readonly settings: PagesSettings },
): Promise<PagesListeners> {
  print('Starting the pages.');
  const pages = await startPages({ variables: { ...environment.variables, ...pagesVariables(settings) }, print });
  shutdown.add(() => pages.close());
  operations.addGauges({ pagesAlive: () => pages.port() !== null });
  const request = requestGate({
    pages,
    publicOrigin: address.origin,
    origins: address.allowedOrigins,
    trustedProxies: environment.trustedProxies,
    development: environment.isDevelopment,
    logFault: (fault) => log.error({ err: fault }),
  });
  return { request, upgrade: environment.isDevelopment ? passUpgradeToPages(pages) : null };
}
