import type { CallResult } from '@wpm/contract';
import type { MicrophoneProblem, Trouble } from '@wpm/softphone';

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

const microphone: Record<MicrophoneProblem, string> = {
  'microphone/denied':
    'Brak zgody na użycie mikrofonu. Zezwól na mikrofon w ustawieniach przeglądarki i zadzwoń ponownie.',
  'microphone/missing': 'Nie znaleziono mikrofonu. Podłącz go i zadzwoń ponownie.',
  'microphone/busy': 'Mikrofon jest używany przez inną aplikację. Zamknij ją i zadzwoń ponownie.',
  'microphone/insecure-page': 'Mikrofon działa tylko przez bezpieczne połączenie. Otwórz aplikację pod adresem https.',
};

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

/** What goes on in a call that is up, where it is more than a talk. */
const stages = {
  holding: 'Wstrzymane',
  transferring: 'Przekazywane',
  asking: 'Konsultacja',
  consulting: 'Konsultacja',
  swapped: 'Konsultacja',
  joined: 'Rozmowa we troje',
  'customer-gone': 'Konsultacja',
};

/** What the phone says, in Polish: the original. */
export const pl = {
  loading: 'Wczytuję…',
  forgotten: 'Nie pamiętasz hasła? Poproś administratora o zaproszenie.',
  tabs: {
    label: 'Główne',
    keypad: 'Klawiatura',
    contacts: 'Kontakty',
    missed: 'Nieodebrane',
    calls: 'Moje połączenia',
    settings: 'Ustawienia',
  },
  connection: { connecting: 'Łączę…', registered: 'Gotowy', lost: 'Bez łączności', refused: 'Bez łączności' },
  refused: 'Telefon nie może się zarejestrować.',
  keypad: {
    number: 'Numer telefonu',
    placeholder: 'Wpisz numer',
    erase: 'Usuń cyfrę',
    call: 'Zadzwoń',
    country: (name: string) => `Kraj: ${name}`,
    countries: 'Kraj',
    searchCountry: 'Szukaj kraju',
    noCountry: 'Nie ma takiego kraju ani numeru kierunkowego.',
    holdForPlus: 'przytrzymaj, aby wpisać +',
    incomplete: 'Numer jest za krótki. Wpisz go do końca.',
    impossible: 'Taki numer nie istnieje. Sprawdź go.',
    nothingToRedial: 'Wpisz numer, na który chcesz zadzwonić.',
    busyHere: 'Trwa już połączenie. Zakończ je, aby zadzwonić.',
  },
  call: {
    label: 'Połączenie',
    incoming: 'Połączenie przychodzące',
    outgoing: 'Połączenie wychodzące',
    campaign: (name: string) => `Kampania: ${name}`,
    dialled: (number: string) => `Wybrany numer: ${number}`,
    anonymous: 'Numer zastrzeżony',
    answer: 'Odbierz',
    reject: 'Odrzuć',
    hangUp: 'Rozłącz',
    mute: 'Wycisz',
    keypad: 'Klawiatura',
    digits: 'Wysłane cyfry',
    minimise: 'Zwiń połączenie',
    back: 'Wróć do połączenia',
    redial: 'Zadzwoń ponownie',
    done: 'Zamknij',
    state: {
      'ringing-in': 'Dzwoni',
      answering: 'Łączę',
      dialling: 'Łączę',
      'ringing-out': 'Dzwoni',
      connected: 'Połączono',
    },
    onHold: 'muzyka',
    handedOn: 'Połączenie zostało przekazane.',
    stages,
    held: 'Rozmówca wstrzymał połączenie',
    missed: 'Nieodebrane',
    ended: 'Zakończono',
    endedByRemote: 'Rozmówca zakończył połączenie.',
    cancelled: 'Anulowano',
    reconnecting: 'Problem z Internetem. Łączę ponownie, połączenie trwa.',
    microphone,
    unplugged: {
      replaced: 'Mikrofon został odłączony. Rozmowa toczy się przez inny.',
      missing: 'Mikrofon został odłączony i rozmówca Cię nie słyszy. Podłącz go, połączenie trwa.',
    },
  },
  network: {
    label: 'Diagnostyka sieci',
    good: 'Sieć dobra',
    bad: 'Problem z siecią',
    waiting: 'Sprawdzam sieć…',
    elsewhere: 'Diagnostyka sieci jest dostępna tylko na urządzeniu, na którym połączenie było obsługiwane.',
    troubles,
  },
  dialLink: {
    title: 'Zadzwonić?',
    asks: 'Link, który otwarto, prosi o połączenie z numerem:',
    yes: 'Zadzwoń',
    no: 'Nie dzwoń',
  },
  calls: {
    empty: 'Nie masz jeszcze połączeń. Zadzwoń z klawiatury, a pojawią się tutaj.',
    offline: 'Brak łączności. Lista może być nieaktualna.',
    more: 'Pokaż starsze',
    recorded: 'nagranie',
    details: 'Informacje o połączeniu',
    call: 'Zadzwoń',
    outcome: 'Rodzaj',
    result: 'Wynik',
    campaign: 'Kampania',
    started: 'Rozpoczęcie',
    ringing: 'Czas dzwonienia',
    talking: 'Czas rozmowy',
    noRecording: 'Bez nagrania',
    id: 'Identyfikator',
    results,
  },
  settings: {
    logout: 'Wyloguj',
    logoutInCall: 'Trwa połączenie. Wylogowanie je zakończy.',
    logoutAnyway: 'Zakończ połączenie i wyloguj',
    stay: 'Zostań',
  },
  fault: {
    heading: 'Coś poszło nie tak',
    text: 'Ten ekran przestał działać. Trwające połączenie nie zostało przerwane.',
    reload: 'Otwórz ekran ponownie',
  },
};
