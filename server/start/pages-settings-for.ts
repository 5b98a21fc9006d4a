import type { Environment } from '../environment.ts';
import type { Operations } from '../operations/operations.ts';
import type { PagesSettings } from '../settings/pages-settings.ts';
import type { HttpServer } from './http-server.ts';
import type { Database } from './open-database.ts';
import type { PublicAddress } from './public-address.ts';

/** The settings that both processes use, once the addresses are known. */
export function pagesSettingsFor(
  environment: Environment,
  {
    http,
    address,
    database,
    operations,
  }: {
    readonly http: Pick<HttpServer, 'port'>;
    readonly address: PublicAddress;
    readonly database: Pick<Database, 'url'>;
    readonly operations: Pick<Operations, 'system'>;
  },
): PagesSettings {
  const { isDevelopment, folder, secret, attemptsPerMinute, logLevel } = environment;
  return {
    isDevelopment,
    folder,
    secret,
    attemptsPerMinute,
    logLevel,
    publicPort: http.port,
    databaseUrl: database.url,
    url: address.origin.origin,
    origins: address.allowedOrigins,
    system: operations.system,
  };
}
