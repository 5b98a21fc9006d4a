// `npm run rules -- FILE`: plays lots that are written as JSON (docs/rules-cases.md) through the rules and prints one JSON line for each. A file that is not
// of the format is refused with the place and the reason on stderr and the exit status 2, and nothing is printed.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { CaseProblem } from './case-problem.ts';
import { playCase } from './play-case.ts';
import { type Case, readCases } from './read-cases.ts';

/** The status of a command that was called wrongly, or given what it cannot read. */
const BAD_INPUT = 2;

function refuse(problem: string): never {
  console.error(problem);
  process.exit(BAD_INPUT);
}

function readFile(file: string): readonly Case[] {
  let text: string;
  try {
    // npm runs scripts in the project's folder; a relative path is meant from where the user stands.
    text = readFileSync(resolve(process.env.INIT_CWD ?? process.cwd(), file), 'utf8');
  } catch (fault) {
    refuse(`${file}: cannot be read: ${(fault as Error).message}`);
  }
  try {
    return readCases(text);
  } catch (fault) {
    if (fault instanceof CaseProblem) refuse(`${file}: ${fault.message}`);
    throw fault;
  }
}

const [file, ...more] = process.argv.slice(2);
if (file === undefined || more.length > 0)
  refuse('usage: npm run rules -- FILE (one case or an array of them, see docs/rules-cases.md)');
for (const given of readFile(file)) console.log(JSON.stringify(playCase(given)));
