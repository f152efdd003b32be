import type { MyOutboundEntry, MyOutboundList } from '@wpm/contract';
import type { Fact } from '../list/facts.tsx';
import type { OutboundWords } from './words/outbound-words.ts';

/** What an agent who waits for the next customer is told; undefined: nothing calls for them. */
export function listsText(lists: readonly MyOutboundList[], words: OutboundWords): string | undefined {
  const [list] = lists.toSorted((one, other) => rank(one) - rank(other));
  if (!list || list.standing === 'nothing-due' || list.standing === 'paused') return undefined;
  if (list.standing === 'calling' && list.mode === 'progressive') return words.next(list.name);
  return words.standings[list.standing](list.name);
}

/** What calls before what does not, and what calls by itself before the rest. */
const rank = ({ standing, mode }: MyOutboundList): number =>
  (standing === 'calling' ? 0 : 2) + (mode === 'progressive' ? 0 : 1);

/** Everything known of a customer, as plain text. */
export function factsOf(
  { campaign, list, externalId, attempts, fields }: MyOutboundEntry,
  words: OutboundWords,
): readonly Fact[] {
  return [
    ...fields.map(({ name, value }) => [name, value] as const),
    [words.facts.campaign, campaign],
    [words.facts.list, list],
    [words.facts.externalId, externalId],
    [words.facts.attempts, String(attempts)],
  ];
}
