import { basename, dirname } from 'node:path';

const MAX_COLUMNS = 120;
const MAX_COMMENT_COLUMNS = 100;
const MAX_FILES_IN_FOLDER = 24;

/** Names that say nothing about what is inside. */
const vagueName = /^(utils?|helpers?|libs?|common|misc)$/;

/**
 * Folders that may hold more files: each file is one noun of the trade, or one element of the
 * design system.
 */
const largeFolders = ['auction', 'components/ui'];

/**
 * Finds lines that are too wide. A line that consists of one address, or of one string without a
 * space (a Unicode range that Next's font loader needs as a literal), cannot be broken.
 */
export function widthProblems(path: string, text: string): string[] {
  return text.split('\n').flatMap((line, index) => {
    const limit = isComment(line) ? MAX_COMMENT_COLUMNS : MAX_COLUMNS;
    const columns = [...line].length;
    if (columns <= limit || /^\W*https?:\/\/\S+$/.test(line) || /^\s*'[^'\s]+',$/.test(line)) return [];
    return [`${path}:${index + 1}: ${columns} columns, at most ${limit}${isComment(line) ? ' in a comment' : ''}`];
  });
}

/**
 * Whether a line holds nothing but (part of) a comment. `//`, `/*`, ` *`, `{/*`, and `#` in YAML.
 */
function isComment(line: string): boolean {
  return /^\s*(\/\/|\/\*|\*(\s|\/|$)|\{\/\*|#\s)/.test(line);
}

/** Finds files and folders with a vague name, and folders whose name is not in kebab-case. */
export function nameProblems(paths: readonly string[], folders: readonly string[]): string[] {
  const vague = [...paths, ...folders].filter((path) => vagueName.test(stemOf(path)));
  return [
    ...vague.map((path) => `${path}: a name that says nothing about what is inside`),
    ...folders
      .filter((folder) => !isFolderName(basename(folder)))
      .map((folder) => `${folder}: folders are named in kebab-case`),
  ];
}

const stemOf = (path: string) => basename(path).replace(/\..*$/, '') || basename(path);

/**
 * `kebab-case`, a hidden folder, or one of Next's: `[param]`, `[...rest]`, `(group)`. Migrations
 * are dated.
 */
function isFolderName(name: string): boolean {
  const inner = /^(\[(?:\.\.\.)?(.+)\]|\((.+)\)|\.?(.+))$/.exec(name);
  const word = inner?.[3] ?? inner?.[4];
  if (word === undefined) return /^[a-z][A-Za-z0-9]*$/.test(inner?.[2] ?? '');
  return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(word) || /^\d{14}_[a-z0-9_]+$/.test(word);
}

/** Finds folders with too many files at one level. Tests and style sheets are not counted. */
export function crowdedFolders(files: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const file of files.filter((path) => /\.(tsx?|m?js)$/.test(path) && !/\.(test|spec)\.tsx?$/.test(path))) {
    counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  }
  return [...counts]
    .filter(([folder, count]) => count > MAX_FILES_IN_FOLDER && !largeFolders.includes(folder))
    .map(([folder, count]) => `${folder}: ${count} files at one level, at most ${MAX_FILES_IN_FOLDER}`);
}
