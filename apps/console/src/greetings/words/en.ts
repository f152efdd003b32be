import type { GreetingWords } from './greeting-words.ts';

/** English words of users' own greetings. */
export const en: GreetingWords = {
  heading: 'Voicemail greetings',
  about: 'The user recorded them in the phone. A customer hears one before leaving them a message.',
  kinds: { usual: 'Greeting', absence: 'Greeting while away' },
  recordedAt: (name, at) => `${name}, recorded ${at}`,
  isSaid: (day) => `Customers hear it instead of the usual one until ${day}.`,
  notSaid: 'Customers hear the usual one now.',
  remove: 'Remove the greeting',
  of: (does, name) => `${does}: ${name}`,
  question: 'Remove this greeting?',
  hint: 'The recording cannot be brought back. Customers hear the standard greeting; the user can record another.',
  no: 'Keep it',
};
