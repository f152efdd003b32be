import { COUNTRY_GROUPS, type DialCaps, type DialRules, dialRules } from '@wpm/contract';
import { type Change, differencesOf, NOTHING } from '../audit/changes-of.ts';
import { CAPS, KINDS, LIMITED } from './caps.ts';
import type { DiallingWords } from './words/dialling-words.ts';

/** What the rules are told by. */
export type DialNames = {
  readonly words: DiallingWords;
  readonly countryOf: (country: string) => string;
  readonly accountOf: (accountId: string) => string;
};

/**
 * What differs between two dial policies, in the words of their page. Undefined where either cannot be read, as one of a
 * platform that knows more.
 */
export function dialChangesOf(before: unknown, after: unknown, names: DialNames): readonly Change[] | undefined {
  const [was, is] = [readOf(before), readOf(after)];
  if (!was || !is) return undefined;
  return differencesOf(linesOf(was, names), linesOf(is, names));
}

function readOf(rules: unknown): DialRules | undefined {
  const read = dialRules.safeParse(rules);
  return read.success ? read.data : undefined;
}

/** Each rule and what it says, in words. */
function linesOf(rules: DialRules, names: DialNames): ReadonlyMap<string, string> {
  return new Map([...allowedLines(rules, names), ...limitLines(rules, names)]);
}

type Line = readonly [rule: string, says: string];

function allowedLines({ national, international, prefixes }: DialRules, { words, countryOf }: DialNames): Line[] {
  const decided = (allowed: boolean) => (allowed ? words.decisions.allowed : words.decisions.forbidden);
  const { groups, countries } = international;
  return [
    ...KINDS.map((kind): Line => [`${words.national}: ${words.kinds[kind]}`, decided(national[kind])]),
    ...COUNTRY_GROUPS.map((group): Line => [
      `${words.abroad}: ${words.groups[group]}`,
      decided(groups.includes(group)),
    ]),
    [words.countries, countries.length === 0 ? NOTHING : countries.map(countryOf).join(', ')],
    ...prefixes.map(({ prefix, allowed }): Line => [`${words.prefixes}: ${prefix}`, decided(allowed)]),
  ];
}

function limitLines({ limits }: DialRules, { words, accountOf }: DialNames): Line[] {
  const capLines = (whose: string, caps: DialCaps) =>
    CAPS.map((cap): Line => [`${whose}: ${words.caps[cap]}`, String(caps[cap] ?? words.unlimited)]);
  return [
    ...LIMITED.flatMap((whose) => capLines(words.limits[whose], limits[whose])),
    ...limits.accounts.flatMap(({ accountId, caps }) => capLines(words.limitsOf(accountOf(accountId)), caps)),
  ];
}
