import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { StationWords } from './station-words.ts';

const WORDS: Readonly<Record<Language, StationWords>> = { pl, en };

/** The words of phones of other makers in the chosen language. */
export function useStationWords(): StationWords {
  return WORDS[useLanguage().language];
}
