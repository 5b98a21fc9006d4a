// Runs in the browser before anything else of a page. zod would try whether it may compile its checks, which the pages' policy forbids and
// reports (server/web/headers/content-policy.ts). This is what its `config({ jitless: true })` sets, without 5 kB of zod on pages that have no form of
// the dashboard; e2e/specs/content-policy.spec.ts fails should zod no longer read it.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
