import type { DoNotCallWords } from './do-not-call-words.ts';

/** What the page of numbers nobody calls says, in English. */
export const en: DoNotCallWords = {
  heading: 'Do not call',
  about:
    'Numbers no campaign calls. They come here by the classifier of a call, or by hand; recalls that were planned are cancelled then.',
  add: 'Add numbers',
  numbers: 'Numbers',
  numbersHint: 'Each in a line of its own or after a comma; a column of a sheet can be pasted, or a file read.',
  file: 'Read from a file (CSV or text)',
  reason: 'Reason',
  reasonHint: 'For example: asked by letter of 3 May. It stays in the audit log.',
  save: 'Add',
  saving: 'Adding…',
  outcome: (added, known) => `Added: ${added}. On the list already: ${known}.`,
  refused: (numbers) => `This cannot be read as a number: ${numbers}`,
  search: 'Find a number',
  table: 'Numbers that are not called',
  headings: ['Number', 'Reason', 'Who and when', 'Removing'],
  inCall: 'Said so in a call',
  byHand: (who, when) => `${who}, ${when}`,
  nobody: 'the platform',
  remove: 'Remove from the list',
  removeAsks: (number) => `Allow calls to ${number} again?`,
  removeWhat: 'Campaigns may call this number. Entries of lists it blocked have to be reopened besides.',
  keep: 'Keep it',
  empty: 'There are no such numbers.',
  none: 'No number was added yet: campaigns call everybody on their lists.',
  more: 'Show more',
  reading: 'Reading…',
};
