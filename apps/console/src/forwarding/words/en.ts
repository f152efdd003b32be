import type { ForwardingWords } from './forwarding-words.ts';

/** Forwarding of a user's calls (F44), in English. */
export const en: ForwardingWords = {
  heading: 'Forwarding',
  headingOf: (name) => `Forwarding: ${name}`,
  about: 'Where direct calls to this user go. Calls of campaigns are not forwarded.',
  reading: 'Loading…',
  none: 'Nothing is forwarded.',
  rules: {
    always: { name: 'Always', when: "Every call at once. The user's phone does not ring." },
    unreachable: {
      name: 'Unavailable',
      when: 'While the user is logged out, on a break, or the phone has no connection.',
    },
    busy: { name: 'Busy', when: 'While there is another call, or the phone answers that it is busy.' },
    'no-answer': { name: 'No answer', when: 'When the phone rings and nobody answers.' },
  },
  problems: {
    required: 'Enter a telephone number or an extension.',
    'does-not-exist': 'There is no such number. Check it.',
    'not-permitted': 'This number may not be called: dial permissions forbid it, or the user has no direct number.',
    contradicts: "This is the user's own number. Enter another one.",
  },
  target: 'Phone number or extension',
  after: 'After how many seconds',
  afterHint: (fewest, most) => `From ${fewest} to ${most}.`,
  afterText: (seconds) => `after ${seconds} s`,
  voicemail: 'Voicemail',
  voicemailHint: 'A customer whom these rules take to nobody may leave the user a message.',
  voicemailOn: 'Voicemail is on',
  change: 'Change forwarding',
  remove: 'Remove forwarding',
  removeQuestion: (name) => `Remove the forwarding of ${name}?`,
  removeHint: "From the next call on the user's phone rings again. Voicemail stays as it is.",
  removeNo: 'Keep it',
  save: 'Save',
  cancel: 'Cancel',
};
