import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { RouteWords } from './route-words.ts';

const WORDS: Readonly<Record<Language, RouteWords>> = { pl, en };

/** The words of where a call is heard, in the chosen language. */
export function useRouteWords(): RouteWords {
  return WORDS[useLanguage().language];
}
