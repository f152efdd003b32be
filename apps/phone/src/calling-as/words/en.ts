import type { CallingAsWords } from './calling-as-words.ts';

/** As what a call is made, in English. */
export const en: CallingAsWords = {
  label: (number) => `You call as; the customer sees ${number}`,
  outside: 'Outside campaigns',
  ofLine: 'the number of the line',
  noOutside: 'Outside campaigns: you have no direct number',
};
