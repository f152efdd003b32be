import { type Language, useLanguage } from '@wpm/ui';
import type { AlarmWords } from './alarm-words.ts';
import { en } from './en.ts';
import { pl } from './pl.ts';

const WORDS: Readonly<Record<Language, AlarmWords>> = { pl, en };

/** The words of alarms in the chosen language. */
export function useAlarmWords(): AlarmWords {
  return WORDS[useLanguage().language];
}
