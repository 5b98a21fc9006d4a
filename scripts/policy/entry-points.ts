import { globSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { clientEvents } from '#protocol/socket/client-events.ts';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Finds every entry point of the server in the source: pages, routes, server actions and socket
 * events, by their names in the policy table.
 */
export function entryPoints(): readonly string[] {
  return [...Object.keys(clientEvents).map((name) => `socket ${name}`), ...files().flatMap(entryPointsOf)].sort();
}

/** The files that Next may turn into entry points because of their name. */
function files(): readonly { readonly path: string; readonly text: string }[] {
  return globSync(['{app,components}/**/*.{ts,tsx}', '{proxy,middleware}.ts'])
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => ({ path, text: readFileSync(path, 'utf8') }));
}

/** The entry points that one file defines. */
export function entryPointsOf({ path, text }: { readonly path: string; readonly text: string }): readonly string[] {
  const name = basename(path).replace(/\.tsx?$/, '');
  if (name === 'page') return [`page ${addressOf(path)}`];
  if (name === 'route') return methodsOf(text).map((method) => `${method} ${addressOf(path)}`);
  if (['sitemap', 'robots', 'manifest', 'opengraph-image', 'twitter-image', 'proxy', 'middleware'].includes(name)) {
    return [`file ${path}`];
  }
  if (!/^\s*['"]use server['"]/m.test(text)) return [];
  // An action inside a component has no name that the table could list; so no row matches it.
  if (!/^['"]use server['"]/.test(text)) return [`action within ${path}`];
  return [...text.matchAll(/^export (?:async function|const) (\w+)/gm)].map(([, action]) => `action ${name}.${action}`);
}

function addressOf(path: string): string {
  const folders = dirname(path)
    .split('/')
    .slice(1)
    .filter((folder) => !/^\(.*\)$/.test(folder));
  return `/${folders.join('/')}`;
}

function methodsOf(text: string): readonly string[] {
  return methods.filter((method) =>
    new RegExp(
      String.raw`export\s+(?:const|(?:async\s+)?function)\s+${method}\b|export\s*(?:const\s*)?\{[^}]*\b${method}\b`,
    ).test(text),
  );
}
