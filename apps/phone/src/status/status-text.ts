import { type AgentChoice, type AgentStatus, type OfferedBreak, nameIn } from '@wpm/contract';
import type { Language } from '@wpm/ui';
import type { StatusWords } from './words/status-words.ts';

/** What an agent's status is called: what is happening, or where nothing is, what they chose. */
export function statusText(status: AgentStatus, words: StatusWords, language: Language): string {
  if (status.activity !== 'idle') return words.activity[status.activity];
  return status.break ? nameIn(status.break.names, language) : words.chosen[status.chosen.kind];
}

/** What a choice is called. */
export function choiceText(
  choice: AgentChoice,
  breaks: readonly OfferedBreak[] | undefined,
  { words, language }: { readonly words: StatusWords; readonly language: Language },
): string {
  const chosen = choice.kind === 'break' ? breaks?.find(({ id }) => id === choice.breakId) : undefined;
  return chosen ? nameIn(chosen.names, language) : words.chosen[choice.kind];
}
