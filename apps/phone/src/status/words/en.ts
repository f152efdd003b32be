import type { StatusWords } from './status-words.ts';

/** English words of the status. */
export const en: StatusWords = {
  title: 'Status',
  change: (status) => `Status: ${status}. Change`,
  nextOne: (later) => (later === undefined ? 'Status after the call' : `Status after the call, ${later}. Change`),
  later: (status) => `then: ${status}`,
  afterCall: 'You are in a call. The status you choose begins after it.',
  classify: 'Classify the call',
  wantWrapUp: 'I need time after this call',
  endWrapUp: 'End wrap-up',
  campaigns: 'Campaigns I work in',
  mandatory: 'mandatory',
  noneTicked: 'None is ticked: in queue no call of a campaign will come.',
  breaks: 'Breaks',
  planned: (minutes) => `${minutes} min`,
  noBreaks: 'The administrator has not added any break yet.',
  chosen: { 'signed-out': 'Signed out', ready: 'Ready', 'in-queue': 'In queue', break: 'Break' },
  activity: {
    ringing: 'Ringing',
    'in-call': 'Busy',
    'wrap-up': 'Wrap-up',
    'not-answering': 'Not answering',
    unreachable: 'No connection',
  },
};
