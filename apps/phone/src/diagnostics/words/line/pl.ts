import type { Unheard } from '@wpm/contract';
import type { Trouble } from '@wpm/softphone';

/** What is wrong with the line, and what it means (F37). */
const troubles: Record<Trouble, string> = {
  'no-audio-from': 'Problem z Internetem: nie dociera głos rozmówcy. Połączenie trwa.',
  'no-audio-to': 'Problem z Internetem: rozmówca Cię nie słyszy. Połączenie trwa.',
  'loss-from': 'Problem z Internetem: głos rozmówcy może się rwać.',
  'loss-to': 'Problem z Internetem: rozmówca może słyszeć Cię z przerwami.',
  'jitter-from': 'Problem z Internetem: głos rozmówcy może być zniekształcony.',
  'jitter-to': 'Problem z Internetem: rozmówca może słyszeć Cię niewyraźnie.',
  delay: 'Problem z Internetem: głos dociera z opóźnieniem. Rób krótkie przerwy, zanim odpowiesz.',
};

/** Where the user's voice gets lost, and what to do about it. */
const unheard: Record<Unheard, string> = {
  here: 'Rozmówca Cię nie słyszy: Twój głos do nas nie dociera. Sprawdź Internet i mikrofon, połączenie trwa.',
  there:
    'Rozmówca Cię nie słyszy: Twój głos nie dociera do jego telefonu. Poczekaj chwilę, a jeśli to nie minie, zadzwoń jeszcze raz.',
};

/** The words of the line while a call is up, in Polish. */
export const pl = {
  label: 'Diagnostyka sieci',
  good: 'Sieć dobra',
  bad: 'Problem z siecią',
  waiting: 'Sprawdzam sieć…',
  elsewhere: 'Diagnostyka sieci jest dostępna tylko na urządzeniu, na którym połączenie było obsługiwane.',
  troubles,
  unheard,
};
