import { FORWARDING_REASONS, type ForwardingRules, forwardingRules } from '@wpm/contract';
import { type Change, differencesOf, NOTHING } from '../audit/changes-of.ts';
import type { ConsoleWords } from '../i18n/console-words.ts';
import type { ForwardingWords } from './words/forwarding-words.ts';

/** What forwarding is told by: the words of its section, and those of the audit log. */
export type ForwardingTold = { readonly words: ForwardingWords; readonly told: ConsoleWords['audit']['told'] };

/**
 * What differs between two states of a user's forwarding, in the words of its section. Undefined where either cannot be read, as one
 * of a platform that knows more.
 */
export function forwardingChangesOf(
  before: unknown,
  after: unknown,
  by: ForwardingTold,
): readonly Change[] | undefined {
  const [was, is] = [forwardingRules.safeParse(before).data, forwardingRules.safeParse(after).data];
  return was && is && differencesOf(linesOf(was, by), linesOf(is, by));
}

type Line = readonly [rule: string, says: string];

function linesOf(rules: ForwardingRules, { words, told }: ForwardingTold): ReadonlyMap<string, string> {
  const targetOf = ({ on, target }: ForwardingRules['always']) => (on || target === '' ? target : told.off(target));
  const noAnswer = words.rules['no-answer'].name;
  return new Map([
    ...FORWARDING_REASONS.map((reason): Line => [words.rules[reason].name, targetOf(rules[reason]) || NOTHING]),
    [`${noAnswer}: ${words.after}`, String(rules['no-answer'].afterSeconds)],
    [words.voicemail, rules.voicemail ? told.yes : told.no],
  ]);
}
