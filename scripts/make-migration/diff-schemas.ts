import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';

const NO_FILTERS = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from one Prisma schema to another, as Prisma's own engine writes it; from nothing when `from` is null. The engine looks at the server
 * behind the address for its version, and changes nothing there.
 */
export async function diffSchemas(from: string | null, to: string, databaseUrl: string): Promise<string> {
  // Loaded here and not above: it is WebAssembly, and says so on stderr.
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
