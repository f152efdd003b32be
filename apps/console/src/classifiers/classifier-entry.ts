import type { ClassifierSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';

/** A classifier in its tree. */
export type ClassifierEntry = Entry<ClassifierSettings> & {
  /** How many stand above it: 0 at the top. */
  readonly depth: number;
};
