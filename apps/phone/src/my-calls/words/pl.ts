import type { CallResult } from '@wpm/contract';

/** How a call in the history ended, in words. */
const results: Record<CallResult, string> = {
  answered: 'Połączono',
  'no-answer': 'Brak odpowiedzi',
  cancelled: 'Anulowane przez dzwoniącego',
  rejected: 'Odrzucone',
  busy: 'Zajęte',
  unreachable: 'Niedostępny',
  'unknown-number': 'Nie ma takiego numeru',
  'not-allowed': 'Brak uprawnienia',
  failed: 'Nieudane',
};

/** The words of my calls in Polish. */
export const pl = {
  empty: 'Nie masz jeszcze połączeń. Zadzwoń z klawiatury, a pojawią się tutaj.',
  search: 'Szukaj połączenia',
  searchHint: 'Nazwa lub numer',
  shown: 'Pokaż',
  kinds: { all: 'Wszystkie', inbound: 'Przychodzące', outbound: 'Wychodzące', missed: 'Nieodebrane' },
  noneFound: 'Nie ma takich połączeń.',
  offline: 'Brak łączności. Lista może być nieaktualna.',
  more: 'Pokaż starsze',
  recorded: 'nagranie',
  choose: 'Wybierz połączenie z listy, a tu zobaczysz, co o nim wiadomo.',
  notListed: 'Tego połączenia nie ma na liście. Wybierz inne.',
  details: 'Informacje o połączeniu',
  call: 'Zadzwoń',
  outcome: 'Rodzaj',
  result: 'Wynik',
  campaign: 'Kampania',
  started: 'Rozpoczęcie',
  course: {
    heading: 'Przebieg',
    waited: (time: string) => `Klient czekał w kolejce: ${time}`,
    handedHere: (name: string) => `Przekazane Tobie przez: ${name}`,
    rang: {
      inbound: (time: string) => `Dzwonienie u Ciebie: ${time}`,
      outbound: (time: string) => `Dzwonienie do rozmówcy: ${time}`,
    },
    talked: (time: string) => `Rozmowa: ${time}`,
    talkedAndHeld: (talk: string, held: string) => `Rozmowa: ${talk}, a pauza w niej: ${held}`,
    handedOn: (name: string) => `Przekazane dalej do: ${name}`,
    over: 'Koniec połączenia',
    paused: (from: string, to: string) => `Nagrywanie wstrzymane od ${from} do ${to} nagrania`,
  },
  noRecording: 'Bez nagrania',
  id: 'Identyfikator',
  results,
};
