import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that hold nothing written by hand. */
const skipped = /^(node_modules|\.git|\.next.*|\.rostrum|generated|test-results|playwright-report|results|runs)$/;

/** Next's types, and migrations, which are never edited. */
const generated = /^(next-env\.d\.ts$|prisma\/migrations\/)/;

const sources = /\.(tsx?|m?js|css|prisma|ya?ml|conf)$/;

/**
 * Paths, relative to `root` and with forward slashes, of every source file and of every folder
 * below it.
 */
export type SourceTree = { readonly files: readonly string[]; readonly folders: readonly string[] };

/** Lists the source files of a repository: code, styles, the database schema and configuration. */
export function listSources(root: string): SourceTree {
  const files: string[] = [];
  const folders: string[] = [];
  const visit = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory() && !skipped.test(entry.name)) {
        folders.push(path);
        visit(path);
      } else if (entry.isFile() && sources.test(entry.name) && !generated.test(path)) files.push(path);
    }
  };
  visit('');
  return { files, folders };
}
