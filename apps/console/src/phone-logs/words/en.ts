import type { PhoneLogWords } from './phone-log-words.ts';

/** What the page of logs from phones says, in English. */
export const en: PhoneLogWords = {
  heading: 'Logs of phones',
  about:
    'Records of how the application worked that users sent in the last 30 days (Settings → General → Send logs). No numbers or names of whom they spoke with.',
  search: 'Reference',
  searchHint: 'e.g. K7-3FQ9',
  headings: ['Reference', 'When', 'Who', 'Device', 'Version', 'What happened', 'File'],
  download: 'Download',
  downloadOf: (reference) => `Download log ${reference}`,
  empty: 'Nobody has sent logs yet',
  emptyHint: 'When a phone does not work for somebody, ask them to send logs and for the reference shown then.',
  notFound: 'There is no log of this reference',
  notFoundHint: 'Check the reference. Logs older than 30 days are deleted.',
};
