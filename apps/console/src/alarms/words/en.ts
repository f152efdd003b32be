import type { AlarmWords } from './alarm-words.ts';

/** What is said of recordings that are not made as they should, and of trunks that carry no calls, in English. */
export const en: AlarmWords = {
  heading: 'Alarms',
  trunk: {
    unreachable: (name) => `Trunk “${name}” does not answer: no calls go out by it, and calls may not come in.`,
    refused: (name) => `The carrier refuses the registration of trunk “${name}”: calls do not come in.`,
    full: (name) => `Trunk “${name}” is full: no more calls go by it until one is over.`,
  },
  seeTrunk: 'See the trunk',
  notWritten: (calls) =>
    `Calls going on that cannot be recorded now: ${calls}. They go on, and recording begins by itself as soon as it can be written; what is missing will be marked.`,
  diskNearlyFull:
    'There is little room left for recordings. Calls are still being recorded; without room there will be no recordings.',
  short: (calls) =>
    `Calls of the last hour whose recording is not complete: ${calls}. The list of recordings shows how much is missing.`,
  operator: 'Tell the operator of your platform.',
  keeping: 'Keep recordings for a shorter time',
  recordings: 'See the recordings',
};
