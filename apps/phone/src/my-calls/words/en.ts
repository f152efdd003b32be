import type { MyCallsWords } from './my-calls-words.ts';

/** The words of my calls in English. */
export const en: MyCallsWords = {
  empty: 'You have no calls yet. Call from the keypad and they will be listed here.',
  offline: 'No connection. The list may be out of date.',
  more: 'Show older',
  recorded: 'recorded',
  details: 'Call information',
  call: 'Call',
  outcome: 'Kind',
  result: 'Result',
  campaign: 'Campaign',
  started: 'Started',
  ringing: 'Ringing time',
  talking: 'Talk time',
  noRecording: 'No recording',
  id: 'Identifier',
  results: {
    answered: 'Connected',
    'no-answer': 'No answer',
    cancelled: 'Cancelled by the caller',
    rejected: 'Rejected',
    busy: 'Busy',
    unreachable: 'Unavailable',
    'unknown-number': 'No such number',
    'not-allowed': 'No permission',
    failed: 'Failed',
  },
};
