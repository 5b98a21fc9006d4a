import { defineConfig } from 'prisma/config';

// Prisma's command line looks for its native schema engine, which is fetched from outside npm. Generating the client does not run it:
// any existing executable satisfies the look-up, so that a build needs nothing but the npm registry.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
process.env.CHECKPOINT_DISABLE = '1';

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
