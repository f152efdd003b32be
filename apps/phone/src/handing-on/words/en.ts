import type { HandingOnWords } from './handing-on-words.ts';

/** Hold, consultation, transfer (F31–F33), in English. */
export const en: HandingOnWords = {
  hold: 'Hold',
  retrieve: 'Resume',
  consult: 'Consult',
  transfer: 'Transfer',
  longHold: 'The other party has been waiting for over a minute. Resume and tell them what comes next.',
  supervised: {
    listen: (name) => `${name} is listening to this call.`,
    whisper: (name) => `${name} is speaking to you. The other party does not hear it.`,
    join: (name) => `${name} is in the call. Everybody hears.`,
  },
  title: { consult: 'Consultation', transfer: 'Transfer the call' },
  explained: {
    consult: 'The other party will hear music.',
    transfer: 'If nobody answers, the call comes back to you.',
  },
  target: { label: 'To whom', colleagues: 'Colleagues', number: 'Number' },
  colleagues: {
    search: 'Search: name or number',
    states: { free: 'Free', busy: 'In a call', 'wrap-up': 'Wrap-up', break: 'On a break', offline: 'Not available' },
    nobody: 'Nobody matches. You can enter a number too.',
    none: 'You have no colleagues with a phone yet.',
    isPart: 'There are more. Enter the beginning of a name.',
    goTo: {
      consult: (name) => `Call: ${name}`,
      transfer: (name) => `Transfer to: ${name}`,
      forward: (name) => `Forward to: ${name}`,
    },
  },
  go: { consult: 'Call', transfer: 'Transfer' },
  refused: {
    hold: 'The call was not put on hold.',
    retrieve: 'The call was not resumed.',
    consult: 'The consultation did not begin.',
    transfer: 'The call was not transferred and is still yours.',
    back: 'The consultation goes on.',
    swap: 'The parties were not swapped.',
    join: 'The parties were not joined.',
    complete: 'The call was not transferred and is still yours.',
  },
  consultation: {
    label: 'Participants',
    customer: 'Other party',
    consulted: 'Consulted',
    parts: {
      talks: 'talks with you',
      waits: 'waits, hears music',
      rings: 'ringing…',
      gone: 'hung up',
      'with-you': 'stays on the line',
    },
    back: 'Back',
    swap: 'Swap',
    join: 'Join',
    complete: 'Transfer',
    customerGone: 'The other party hung up. Finish the consultation and hang up.',
  },
};
