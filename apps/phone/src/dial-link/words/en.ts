import type { DialLinkWords } from './dial-link-words.ts';

/** What is asked about the number of a link, in English. */
export const en: DialLinkWords = {
  title: 'Make this call?',
  asks: 'The link you opened asks to call this number:',
  yes: 'Call',
  no: 'Do not call',
};
