import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * Returns the SQL that leads from one Prisma schema to another, written by Prisma's schema engine.
 * Null as `from` stands for an empty database. The engine asks the server at `databaseUrl` for its
 * version and changes nothing there.
 */
export async function diffSchemas(from: string | null, to: string, databaseUrl: string): Promise<string> {
  // Loaded only here: importing WebAssembly prints a warning on stderr.
  const { SchemaEngine } = await import('@prisma/schema-engine-wasm');
  const adapter = bindMigrationAwareSqlAdapterFactory(new PrismaPg(databaseUrl));
  const engine = await SchemaEngine.new({ datamodels: [['schema.prisma', to]] }, () => {}, adapter);
  const schema = (content: string) => ({
    tag: 'schemaDatamodel' as const,
    files: [{ path: 'schema.prisma', content }],
  });
  const { stdout } = await engine.diff({
    from: from === null ? { tag: 'empty' as const } : schema(from),
    to: schema(to),
    script: true,
    exitCode: null,
    filters: NO_FILTERS,
  });
  return stdout ?? '';
}
