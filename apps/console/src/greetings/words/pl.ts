import type { GreetingKind } from '@wpm/contract';

const kinds: Record<GreetingKind, string> = { usual: 'Powitanie', absence: 'Powitanie na czas nieobecności' };

/** What is said of users' own greetings, in Polish: the original. */
export const pl = {
  heading: 'Powitania poczty głosowej',
  about: 'Użytkownik nagrał je sam, w telefonie. Klient słyszy je, zanim zostawi mu wiadomość.',
  kinds,
  recordedAt: (name: string, at: string) => `${name}, nagrane ${at}`,
  isSaid: (day: string) => `Klient słyszy je zamiast zwykłego do ${day}.`,
  notSaid: 'Teraz klient słyszy zwykłe.',
  remove: 'Usuń powitanie',
  of: (does: string, name: string) => `${does}: ${name}`,
  question: 'Usunąć to powitanie?',
  hint: 'Nagrania nie da się odzyskać. Klient usłyszy powitanie standardowe; użytkownik może nagrać nowe.',
  no: 'Zostaw',
};
