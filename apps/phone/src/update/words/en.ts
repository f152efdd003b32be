import type { UpdateWords } from './update-words.ts';

/** English words of an update. */
export const en: UpdateWords = {
  ready: 'A new version of the phone is here.',
  now: 'Update',
  later: 'Later',
};
