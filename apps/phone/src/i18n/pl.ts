import type { MicrophoneProblem } from '@wpm/softphone';

const microphone: Record<MicrophoneProblem, string> = {
  'microphone/denied':
    'Brak zgody na użycie mikrofonu. Zezwól na mikrofon w ustawieniach przeglądarki i zadzwoń ponownie.',
  'microphone/missing': 'Nie znaleziono mikrofonu. Podłącz go i zadzwoń ponownie.',
  'microphone/busy': 'Mikrofon jest używany przez inną aplikację. Zamknij ją i zadzwoń ponownie.',
  'microphone/insecure-page': 'Mikrofon działa tylko przez bezpieczne połączenie. Otwórz aplikację pod adresem https.',
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
  elsewhere: {
    talking: (who: string) => `Rozmawiasz na innym urządzeniu: ${who}.`,
    somebody: 'ktoś',
    takeOver: 'Rozmawiaj dalej tutaj',
  },
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
  callingAs: {
    label: (number: string) => `Dzwonisz jako; klient zobaczy ${number}`,
    outside: 'Poza kampanią',
    ofLine: 'numer linii',
    noOutside: 'Poza kampanią: nie masz numeru miejskiego',
  },
  call: {
    label: 'Połączenie',
    incoming: 'Połączenie przychodzące',
    outgoing: 'Połączenie wychodzące',
    campaign: (name: string) => `Kampania: ${name}`,
    callBack: 'Oddzwaniamy, gdy odbierzesz',
    listed: 'Zadzwonimy do klienta, gdy odbierzesz',
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
  dialLink: {
    title: 'Zadzwonić?',
    asks: 'Link, który otwarto, prosi o połączenie z numerem:',
    yes: 'Zadzwoń',
    no: 'Nie dzwoń',
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
