import type { MiniWords } from './mini-words.ts';

/** The words of the small window, in English. */
export const en: MiniWords = {
  open: 'Small window above others',
  waiting: 'Waiting for a call',
};
