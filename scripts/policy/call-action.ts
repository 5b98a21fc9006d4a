import { readFileSync } from 'node:fs';

/**
 * A server action of the built pages: the id by which it is posted, and a page that includes it.
 */
export type BuiltAction = { readonly id: string; readonly page: string };

type Manifest = {
  readonly node: Readonly<
    Record<string, { readonly exportedName: string; readonly filename: string; readonly workers: object }>
  >;
};

/** Every server action of the built pages, by its name in the policy table. */
export function builtActions(folder: string): ReadonlyMap<string, BuiltAction> {
  const manifest = JSON.parse(readFileSync(`${folder}/server/server-reference-manifest.json`, 'utf8')) as Manifest;
  return new Map(
    Object.entries(manifest.node).map(([id, { exportedName, filename, workers }]) => {
      const file = filename.slice(filename.lastIndexOf('/') + 1).replace(/\.tsx?$/, '');
      const [page = ''] = Object.keys(workers);
      const address = page
        .replace(/^app/, '')
        .replace(/\/page$/, '')
        .replaceAll(/\/\([^)]*\)/g, '');
      return [`action ${file}.${exportedName}`, { id, page: address || '/' }];
    }),
  );
}

/** The response to an action: its result as React serialises it, and where it redirects. */
export type ActionResponse = { readonly status: number; readonly text: string; readonly redirect: string | null };

/**
 * Posts an action directly, as anybody who knows its id can. Encodes a form as React's client does.
 */
export async function callAction(
  url: string,
  {
    id,
    args,
    headers,
  }: { readonly id: string; readonly args: readonly unknown[]; readonly headers: Record<string, string> },
): Promise<ActionResponse> {
  const form = args.find((argument) => argument instanceof FormData);
  let body: string | FormData = JSON.stringify(args);
  if (form) {
    body = new FormData();
    for (const [name, value] of form) body.append(`_1_${name}`, value);
    body.append('0', JSON.stringify(args.map((argument) => (argument === form ? '$K1' : argument))));
  }
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'next-action': id,
      accept: 'text/x-component',
      ...(form ? {} : { 'content-type': 'text/plain;charset=UTF-8' }),
      ...headers,
    },
    body,
  });
  const redirect = response.headers.get('x-action-redirect')?.replace(/;\w+$/, '') ?? response.headers.get('location');
  const text = await response.text();
  return {
    status: response.status,
    redirect,
    text:
      text
        .split('\n')
        .filter((line) => /^1:/.test(line))
        .join('\n') || text.slice(0, 300),
  };
}
