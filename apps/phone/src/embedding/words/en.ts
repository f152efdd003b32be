import type { EmbeddingWords } from './embedding-words.ts';

export const en: EmbeddingWords = {
  title: 'The phone in your CRM',
  waiting: 'Waiting for the page to log you in…',
  hint: 'If this takes long, reload the page, or log in to it again.',
};
