/** What is said in whole sentences. Another one is a line here; the compiler then asks for its text in every language. */
export const PHRASES = [
  'out-of-hours',
  'all-agents-busy',
  'please-wait',
  'queue-position',
  'estimated-wait',
  'recording-announcement',
  'go-on-unrecorded',
  'not-recorded',
  'reconnecting',
  'leave-a-number',
  'call-back-promised',
  'make-a-choice',
  'invalid-choice',
  'goodbye',
  'voicemail',
  'leave-a-message',
  'message-kept',
  'not-available',
] as const;
export type PhraseId = (typeof PHRASES)[number];
