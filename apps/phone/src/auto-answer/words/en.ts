import type { AutoAnswerWords } from './auto-answer-words.ts';

/** What is said of calls that are answered by themselves, in English. */
export const en: AutoAnswerWords = {
  name: 'Answer calls automatically',
  explained:
    'A call is answered by itself, after a short tone, if no other is up and the application may use the microphone.',
  after: 'After how many seconds',
  seconds: (seconds) => `${seconds} s`,
  settled: {
    always: 'Your administrator turned automatic answering on.',
    never: 'Your administrator turned automatic answering off.',
  },
  mark: 'Automatic answering is on',
  soon: (seconds) => (seconds === 0 ? 'Answering automatically' : `Answers automatically after ${seconds} s`),
  notSoon: 'Will not answer automatically: the microphone is not allowed',
};
