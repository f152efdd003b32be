import { useLanguage } from '../language-provider.tsx';
import type { Language } from '../languages.ts';
import type { CallWords } from './call-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, CallWords>> = { pl, en };

/** The words of lists of calls and of their recordings, in the chosen language. Apart from the others: no login needs them. */
export function useCallWords(): CallWords {
  return WORDS[useLanguage().language];
}
