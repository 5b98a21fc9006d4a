// `npm run rules -- FILE`: plays lots written as JSON (docs/rules-cases.md) through the rules and
// prints one JSON line for each. For an invalid file it prints place and reason on stderr, and
// exits with status 2.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { CaseProblem } from './case-problem.ts';
import { playCase } from './play-case.ts';
import { type Case, readCases } from './read-cases.ts';

/** The exit status for wrong arguments and invalid files. */
const BAD_INPUT = 2;

function exitWith(problem: string): never {
  console.error(problem);
  process.exit(BAD_INPUT);
}

function readFile(file: string): readonly Case[] {
  let text: string;
  try {
    // npm runs scripts in the project's folder; a relative path refers to the user's folder.
    text = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8');
  } catch (error) {
    exitWith(`${file}: cannot be read: ${(error as Error).message}`);
  }
  try {
    return readCases(text);
  } catch (error) {
    if (error instanceof CaseProblem) exitWith(`${file}: ${error.message}`);
    throw error;
  }
}

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0)
  exitWith('usage: npm run rules -- FILE (one case or an array of them, see docs/rules-cases.md)');
for (const one of readFile(file)) console.log(JSON.stringify(playCase(one)));
