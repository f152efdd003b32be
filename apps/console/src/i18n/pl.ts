import type { CallDirection, CallResult, EndedBy, Outcome } from '@wpm/contract';
import { counting } from '@wpm/ui';
import type { PeriodKind } from '../calls/filter/period.ts';

const count = counting('pl');

const periods: Record<PeriodKind, string> = {
  today: 'Dzisiaj',
  yesterday: 'Wczoraj',
  '7-days': 'Ostatnie 7 dni',
  '30-days': 'Ostatnie 30 dni',
  between: 'Od – do',
};

const directions: Record<CallDirection, string> = {
  inbound: 'Przychodzące',
  outbound: 'Wychodzące',
  internal: 'Wewnętrzne',
};

const outcomes: Record<Outcome, string> = { answered: 'Odebrane', missed: 'Nieodebrane', failed: 'Nieudane' };

const results: Record<CallResult, string> = {
  answered: 'Połączono',
  'no-answer': 'Nikt nie odebrał',
  cancelled: 'Dzwoniący zrezygnował',
  rejected: 'Odrzucone',
  busy: 'Zajęte',
  unreachable: 'Odbiorca niedostępny',
  'unknown-number': 'Nie ma takiego numeru',
  'not-allowed': 'Brak uprawnienia do numeru',
  failed: 'Błąd połączenia',
};

const endedBy: Record<EndedBy, string> = { caller: 'Dzwoniący', callee: 'Odbiorca', platform: 'Platforma' };

/** What the console says, in Polish: the original. */
export const pl = {
  product: 'WebPhone Mobile',
  console: 'Konsola',
  navigation: 'Główne',
  skip: 'Przejdź do treści',
  loading: 'Wczytuję…',
  logout: 'Wyloguj',
  notLoggedOut: (reason: string) => `Nie udało się wylogować. ${reason}`,
  account: 'Konto',
  notFound: {
    heading: 'Nie ma takiej strony',
    text: 'Adres jest nieaktualny lub wpisany z błędem.',
    back: 'Pokaż połączenia',
  },
  fault: {
    heading: 'Coś poszło nie tak',
    text: 'Ta strona przestała działać. Otwórz ją ponownie; jeśli to się powtórzy, zgłoś to administratorowi.',
    reopen: 'Otwórz ponownie',
  },
  calls: {
    heading: 'Połączenia',
    table: 'Połączenia od najnowszych; trwające na początku',
    loading: 'Wczytuję połączenia…',
    loaded: (calls: number, more: boolean) =>
      more
        ? `najnowsze: ${calls}`
        : count(calls, { one: 'połączenie', few: 'połączenia', many: 'połączeń', other: 'połączenia' }),
    asOf: (time: string) => `stan z ${time}`,
    arrived: (time: string, calls: number) =>
      `${time}: ${count(calls, { one: 'nowe połączenie', few: 'nowe połączenia', many: 'nowych połączeń', other: 'nowego połączenia' })}`,
    older: 'Pokaż starsze',
    loadingOlder: 'Wczytuję starsze…',
    columns: {
      kind: 'Rodzaj',
      start: 'Rozpoczęcie',
      caller: 'Dzwoniący',
      callee: 'Odbiorca',
      agents: 'Agenci',
      ring: 'Dzwonienie',
      talk: 'Rozmowa',
      result: 'Wynik',
      endedBy: 'Rozłączył',
      recording: 'Nagranie',
    },
    details: 'szczegóły',
    running: { talking: 'Trwa', ringing: 'Dzwoni' },
    anonymous: 'Zastrzeżony',
    results,
    endedBy,
    none: 'brak',
    incomplete: 'nagranie niepełne',
  },
  filter: {
    label: 'Filtry',
    period: 'Okres',
    periods,
    first: 'Od dnia',
    last: 'Do dnia',
    backwards: 'Dzień „od” jest późniejszy niż „do”. Popraw daty.',
    direction: 'Kierunek',
    directions,
    outcome: 'Wynik',
    outcomes,
    any: 'Wszystkie',
    number: 'Numer',
    numberHint: 'Dowolna część numeru',
    clear: 'Wyczyść filtry',
  },
  state: {
    emptyToday: 'Dzisiaj nie było jeszcze połączeń',
    emptyTodayHint: 'Nowe połączenia pojawią się tu same. Starsze zobaczysz po zmianie okresu.',
    emptyFiltered: 'Żadne połączenie nie pasuje do filtrów',
    emptyFilteredHint: 'Wybierz dłuższy okres albo wyczyść filtry.',
    notAllowed: 'Nie masz dostępu do połączeń',
    notAllowedHint: 'Twoja rola w konsoli ich nie obejmuje. Poproś administratora o rolę nadzorcy lub audytora.',
    offline: 'Brak połączenia z Internetem',
    offlineHint: 'Połączenia wczytają się same, gdy sieć wróci.',
    failed: 'Nie udało się wczytać połączeń',
    staleOffline: (time: string) =>
      `Brak połączenia z Internetem. Widzisz stan z ${time}; lista odświeży się, gdy sieć wróci.`,
    staleFailed: (reason: string, time: string) => `Lista się nie odświeża. ${reason} Widzisz stan z ${time}.`,
  },
  panel: {
    parties: 'Strony',
    course: 'Przebieg',
    started: 'Rozpoczęcie',
    answered: 'Odebranie',
    ended: 'Zakończenie',
    notAnswered: 'nie odebrano',
    inProgress: 'trwa',
    ring: 'Czas dzwonienia',
    talk: 'Czas rozmowy',
    whole: 'Cały czas',
    result: 'Wynik',
    endedBy: 'Rozłączył',
    recording: 'Nagranie',
    noRecording: 'Tego połączenia nie nagrano.',
    notYetRecorded: 'Nagranie będzie tu po zakończeniu połączenia.',
    channels: 'Lewy kanał: agent. Prawy kanał: klient.',
    completeness: (percent: string) => `Nagrano ${percent} czasu rozmowy.`,
    incomplete: (percent: string) => `Nagranie jest niepełne: zawiera ${percent} czasu rozmowy.`,
    download: 'Pobierz (WAV)',
    identifiers: 'Identyfikatory',
    callId: 'Połączenie',
    recordingId: 'Nagranie',
    copy: (what: string) => `Kopiuj identyfikator: ${what}`,
    copied: 'Skopiowano',
    missing: 'Tego połączenia nie ma na wczytanej liście',
    missingHint: 'Zmień okres lub filtry albo pokaż starsze połączenia.',
  },
};
