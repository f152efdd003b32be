import type { PhraseId } from './phrase.ts';

/** What is said in English. */
export const en: Readonly<Record<PhraseId, string>> = {
  'out-of-hours': 'Hello. You have reached us outside our opening hours. Please call again when we are open.',
  'all-agents-busy': 'All our agents are busy. Thank you for your patience.',
  'please-wait': 'Please wait while we connect you.',
  'queue-position': 'Your position in the queue is:',
  'estimated-wait': 'The estimated waiting time in minutes is:',
  'recording-announcement': 'Please note that this call is being recorded.',
  'go-on-unrecorded': 'If you do not want this call to be recorded, please press:',
  'not-recorded': 'This call will not be recorded.',
  reconnecting: 'We are reconnecting you. Please hold the line.',
  'leave-a-number': 'To leave a number for us to call back, please press one.',
  'call-back-promised': 'We will call you back at the number you are calling from.',
  'make-a-choice': 'Please choose by a key of your telephone.',
  'invalid-choice': 'This is not a valid choice. Please try again.',
  goodbye: 'Thank you for calling. Goodbye.',
  voicemail: 'The person you are calling cannot answer. Please leave a message after the tone.',
  'leave-a-message': 'Please leave a message after the tone, and end it with the hash key.',
  'message-kept': 'Your message has been saved.',
  'not-available': 'The person you are calling is not available at the moment.',
};
