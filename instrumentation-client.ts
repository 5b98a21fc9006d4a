// Runs in the browser before all other code of a page. zod would test whether it may compile its
// checks, which the pages' policy forbids and reports (server/web/headers/content-policy.ts). This
// sets the same as zod's `config({ jitless: true })`, without loading 5 kB of zod on pages that do
// not need it. e2e/specs/content-policy.spec.ts fails if zod stops reading it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
