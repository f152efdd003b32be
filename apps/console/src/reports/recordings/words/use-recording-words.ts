import { type Language, useLanguage } from '@wpm/ui';
import { en } from './en.ts';
import { pl } from './pl.ts';
import type { RecordingWords } from './recording-words.ts';

const WORDS: Readonly<Record<Language, RecordingWords>> = { pl, en };

/** The words of recordings in the chosen language. */
export function useRecordingWords(): RecordingWords {
  return WORDS[useLanguage().language];
}
