import { readFileSync } from 'node:fs';

/** A server action of the built pages: the id by which it is posted, and a page that knows it. */
export type BuiltAction = { readonly id: string; readonly page: string };

type Manifest = {
  readonly node: Readonly<
    Record<string, { readonly exportedName: string; readonly filename: string; readonly workers: object }>
  >;
};

/** Every server action of the built pages, by the name of the policy table. */
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

/** What an action answered: its text as React's wire has it, where it leads, the status. */
export type ActionAnswer = { readonly status: number; readonly text: string; readonly leadsTo: string | null };

/** Posts an action raw, as anybody can who knows its id. A form among the arguments goes as React's client sends it. */
export async function askAction(
  url: string,
  {
    id,
    args,
    headers,
  }: { readonly id: string; readonly args: readonly unknown[]; readonly headers: Record<string, string> },
): Promise<ActionAnswer> {
  const form = args.find((argument) => argument instanceof FormData);
  let body: string | FormData = JSON.stringify(args);
  if (form) {
    body = new FormData();
    for (const [name, value] of form) body.append(`_1_${name}`, value);
    body.append('0', JSON.stringify(args.map((argument) => (argument === form ? '$K1' : argument))));
  }
  const answer = await fetch(url, {
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
  const leadsTo = answer.headers.get('x-action-redirect')?.replace(/;\w+$/, '') ?? answer.headers.get('location');
  const text = await answer.text();
  return {
    status: answer.status,
    leadsTo,
    text:
      text
        .split('\n')
        .filter((line) => /^1:/.test(line))
        .join('\n') || text.slice(0, 300),
  };
}
