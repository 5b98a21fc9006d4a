import { defineConfig } from 'prisma/config';

// Prisma's command line looks for its native schema engine, which is not on npm. Generating the
// client does not run it, so any executable will do, and a build needs nothing but npm.
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath;
process.env.CHECKPOINT_DISABLE = '1';

export default defineConfig({ schema: 'prisma/schema.prisma', migrations: { path: 'prisma/migrations' } });
