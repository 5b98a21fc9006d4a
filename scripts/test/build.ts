// The step of `npm test` that builds the pages, as `npm start` does.
import { buildPages } from '#server/web/pages/build-pages.ts';

await buildPages(console.log, process.env);
