import type { Recall } from '@wpm/contract';
import type { RecallWords } from './words/recall-words.ts';

/** Where a recall stands, in words, for the user of this id. */
export function recallStateText({ state }: Recall, words: RecallWords, accountId: string): string {
  if (state.kind !== 'offered') return words.states[state.kind];
  return state.to.id === accountId ? words.states.due : words.takenBy(state.to.name);
}

/** Whose it is. */
export const recallForText = ({ for: whose }: Recall, words: RecallWords): string =>
  whose === null ? words.anyone : words.mine;
