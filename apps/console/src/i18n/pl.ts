import type { CallDirection, CallResult, EndedBy, Outcome } from '@wpm/contract';
import { type AdministrationErrorCode, counting } from '@wpm/ui';
import type { PeriodKind } from '../calls/filter/period.ts';
import { accounts, invitation } from './accounts-pl.ts';
import { administration, nouns } from './administration-pl.ts';
import { audit } from './audit-pl.ts';
import { breaks } from './breaks-pl.ts';
import { classifiers } from './classifiers-pl.ts';
import { holidays } from './holidays-pl.ts';
import { hours } from './hours-pl.ts';
import { campaigns } from './campaigns-pl.ts';
import { keys } from './keys-pl.ts';
import { mail } from './mail-pl.ts';
import { menus } from './menus-pl.ts';
import { numbers } from './numbers-pl.ts';
import { outbound } from './outbound-pl.ts';
import { sounds } from './sounds-pl.ts';
import { trunks } from './trunks-pl.ts';
import { crm } from './crm-pl.ts';
import { webhooks } from './webhooks-pl.ts';

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

/** What only who administers is told; the rest is among the shared words. */
const errors: Record<AdministrationErrorCode, string> = {
  'contacts/feed-restarted': 'Tymczasem przywrócono kopię zapasową. Odczytaj kontakty od początku.',
  'supervision/no-such-call': 'To połączenie już się zakończyło.',
  'supervision/not-connected': 'Ta osoba jeszcze z nikim nie rozmawia w tym połączeniu.',
  'supervision/under-way':
    'W tym połączeniu jest już czterech nadzorców, więcej być nie może. Kto to jest, widać obok niego.',
  'supervision/own-call': 'To Twoje własne połączenie.',
  'supervision/busy': 'Trwa inne Twoje połączenie. Najpierw je zakończ.',
  'supervision/no-phone': 'Żaden Twój telefon nie jest połączony. Otwórz telefon i spróbuj ponownie.',
  'supervision/none': 'Nie ma Cię już w tym połączeniu.',
  'giving/no-such-call': 'To połączenie już się zakończyło.',
  'giving/not-waiting': 'To połączenie już nie czeka: ktoś je odebrał albo klient się rozłączył.',
  'giving/ringing': 'To połączenie właśnie dzwoni u kogoś. Poczekaj chwilę.',
  'giving/busy': 'Ta osoba jest teraz zajęta albo właśnie nie odebrała.',
  'giving/on-break': 'Ta osoba jest na przerwie.',
  'giving/signed-out': 'Ta osoba jest wylogowana.',
  'giving/no-phone': 'Żaden telefon tej osoby nie jest połączony.',
  'station/not-for-this-account': 'Tylko użytkownicy PBX i UC mogą podłączać telefony innych producentów.',
  'webhook/too-many': 'Jest już tyle webhooków, ile może być. Najpierw usuń jeden.',
  'webhook/address-refused': 'Na adres prywatny nic nie jest wysyłane, chyba że zezwoli operator.',
  'api-key/too-many': 'Jest już tyle kluczy API, ile może być. Najpierw unieważnij jeden.',
  'api-key/scope-not-held': 'Klucz nie może mieć uprawnień, których nie ma jego konto.',
  'station/too-many': 'Użytkownik ma już tyle telefonów, ile może mieć. Najpierw usuń jeden.',
  'trunk/name-taken': 'Jest już łącze o tej nazwie. Wybierz inną.',
  'trunk/too-many': 'Nie można dodać więcej łączy. Usuń niepotrzebne.',
  'trunk/changed-meanwhile': 'Ktoś inny zmienił w tym czasie to łącze. Wczytaj je ponownie i powtórz zmianę.',
  'trunk/carries-calls': 'Przez łącze trwają rozmowy. Wyłącz je, poczekaj na ich koniec i wtedy usuń.',
  'trunk/does-not-accept': 'Na tym łączu nikt się u nas nie rejestruje, więc nie ma ono takich danych logowania.',
  'dial-policy/changed-meanwhile':
    'Ktoś inny zmienił w tym czasie zasady dzwonienia. Wczytaj je ponownie i powtórz zmianę.',
  'context/call-over': 'Połączenie już się zakończyło.',
  'sign-in-link/void': 'Ten kod nie jest już ważny. Utwórz nowy.',
  'account-link/void': 'Ten link jest już nieważny. Poproś o nowy.',
  'mail/over': 'Tej wiadomości nie da się już wysłać. Zaproś ponownie.',
  'invitation/void': 'To zaproszenie nie jest już ważne. Poproś administratora o nowe.',
  'item/taken': 'To jest już zajęte. Wybierz coś innego.',
  'licence/no-seat': 'Wszystkie miejsca tej licencji są zajęte. Zwolnij jedno lub poproś operatora o więcej.',
  'licence/missing': 'Twoja firma nie ma tej licencji. Poproś o nią operatora.',
  'licence/expired': 'Ta licencja Twojej firmy wygasła. Poproś operatora o jej przedłużenie.',
  'account/last-administrator': 'To ostatni administrator. Najpierw wyznacz innego.',
  'item/in-use': 'To jest nadal używane w innym miejscu. Najpierw zmień to, co do tego prowadzi.',
  'mailing/no-file': 'Tej strony nie da się wysłać jako pliku.',
  'mailing/not-for-recipient': 'Ktoś z odbiorców nie ma dostępu do raportów albo adresu e-mail. Wybierz ponownie.',
  'export/too-many': 'Masz już pięć eksportów. Przerwij któryś albo poczekaj.',
  'recording/held': 'Nagranie jest zabezpieczone (legal hold), nic nie zmieniono. Najpierw zdejmij zabezpieczenie.',
  'recording/not-held': 'To nagranie nie jest już zabezpieczone.',
  'recording/none-of-number': 'Nie ma czego usuwać: nie ma nagrań ani sygnalizacji tego numeru.',
  'item/too-many': 'Nie można dodać więcej. Usuń coś niepotrzebnego.',
};

/** What the console says, in Polish: the original. */
export const pl = {
  administration,
  nouns,
  breaks,
  audit,
  mail,
  accounts,
  invitation,
  menus,
  outbound,
  numbers,
  campaigns,
  classifiers,
  hours,
  holidays,
  sounds,
  trunks,
  keys,
  webhooks,
  crm,
  errors,
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
  zoneNote: (zone: string) => `Godziny podano w strefie czasowej firmy: ${zone}.`,
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
