import type { OfflineWords } from './offline-words.ts';

/** What the phone says without a connection, in English. */
export const en: OfflineWords = {
  noNetwork: 'There is no Internet, so you cannot make calls.',
  noPlatform: 'The server does not answer, so you cannot make calls.',
  works: 'Lists show what was known last.',
  asOf: (when) => `As of ${when}.`,
};
