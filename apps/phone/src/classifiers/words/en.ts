import type { ClassifierWords } from './classifier-words.ts';

const lengthOf = (minutes: number): string => {
  if (minutes % 1_440 === 0) return `${minutes / 1_440} d`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
};

/** English words of classifiers. */
export const en: ClassifierWords = {
  title: 'Classifier',
  inCall: 'Contact',
  choose: 'Set the classifier',
  change: 'Change the classifier',
  none: 'Not set',
  nothingOffered: 'The administrator has not added any classifiers for this call yet.',
  unread: 'The classifiers could not be loaded.',
  retry: 'Try again',
  note: 'Note',
  noteNeeded: 'Note (required)',
  recallAt: 'When to call again',
  recallAfter: (minutes) => `Plans another call in ${lengthOf(minutes)}.`,
  save: 'Save',
  by: (name) => `set by ${name}`,
  byPlatform: 'set by the platform',
  tooLate: 'This call is more than 24 hours old. Ask a supervisor to change it.',
  system: {
    busy: 'Busy',
    'no-answer': 'No answer',
    failed: 'Call failed',
    abandoned: 'Customer gave up',
    none: 'No classifier',
  },
  wrapUp: {
    title: 'Wrap-up',
    left: (time) => `${time} left`,
    untilEnded: 'Lasts until you end it',
    required: 'This campaign requires a classifier.',
    done: 'Done',
    fixed: 'It ends by itself when its time is over.',
  },
};
