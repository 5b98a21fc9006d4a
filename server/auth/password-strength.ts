import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

/**
 * A new password must take an attacker at least this many guesses, by zxcvbn's estimate. Eight
 * random characters are estimated at exactly that, as many as the shortest password may have.
 */
const MIN_GUESSES = 1e8;

/** zxcvbn's time grows with the length. Only this many leading characters are judged. */
const JUDGED_LENGTH = 32;

/** How many ways to read "p4$$w0rd" are tried. zxcvbn's default, 100, takes up to 200 ms of CPU. */
const MAX_SUBSTITUTIONS = 8;

/** Words that anybody who attacks this site tries first. */
const SITE_WORDS = ['rostrum', 'auction', 'auctions', 'bidder', 'bidding', 'paddle', 'hammer', 'gavel'];

const USE_WORDS = 'Use three or four unrelated words instead.';
const TOO_EASY = `This password is too easy to guess. ${USE_WORDS}`;
const OWN_WORDS = `This password is made of your own name or e-mail address. ${USE_WORDS}`;

type Person = { readonly name: string; readonly email: string };

/**
 * Says in a sentence for the person why a new password is too weak, or null when it is strong
 * enough (OWASP ASVS 5.0, 6.2.4 and 6.2.11). Costs 20 ms of CPU as a rule and up to 100 ms for a
 * person with many names: count the attempt first.
 */
export async function findPasswordWeakness(password: string, person: Person): Promise<string | null> {
  if (isShortNumber(password)) return TOO_EASY;
  const estimator = await loadEstimator();
  const { guesses, sequence } = estimator.check(password.slice(0, JUDGED_LENGTH), personalWords(person));
  if (guesses >= MIN_GUESSES) return null;
  return sequence.some((match) => match.dictionaryName === 'userInputs') ? OWN_WORDS : TOO_EASY;
}

/** zxcvbn takes eleven random digits for strong, but so is many a telephone number. */
const isShortNumber = (password: string) => /^\d{1,11}$/.test(password);

let loading: Promise<ZxcvbnFactory> | undefined;

/**
 * Loads the dictionaries on first use: 70 MB of memory and a quarter of a second of CPU that only
 * choosing a password needs. A failed load is tried again with the next password.
 */
function loadEstimator(): Promise<ZxcvbnFactory> {
  loading ??= createEstimator().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function createEstimator(): Promise<ZxcvbnFactory> {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary, site: SITE_WORDS },
    graphs: common.adjacencyGraphs,
    l33tMaxSubstitutions: MAX_SUBSTITUTIONS,
  });
}

/**
 * What an attacker who knows the person tries first, cut like the password. Shorter words occur in
 * any password.
 */
function personalWords({ name, email }: Person): string[] {
  const [local = ''] = email.split('@');
  const words = [name, name.replaceAll(' ', ''), ...name.split(' '), email, local, ...local.split(/[._-]/)];
  return words.filter((word) => word.length > 2).map((word) => word.slice(0, JUDGED_LENGTH));
}
