import type { CallDirection, Outcome } from '@wpm/contract';
import type { ErrorCode } from './error-code.ts';
import { counting } from './plural.ts';

const count = counting('pl');

/** Each code in words that say what to do. */
const errors: Record<ErrorCode, string> = {
  'session/wrong-credentials': 'Login lub hasło jest nieprawidłowe. Sprawdź je i spróbuj ponownie.',
  'session/unknown-domain': 'Nie ma takiej domeny. Sprawdź jej pisownię lub zapytaj administratora.',
  'session/account-blocked': 'To konto jest zablokowane. Poproś administratora o odblokowanie.',
  'session/licence-missing':
    'Brakuje licencji WebPhone Mobile dla tego konta. Poproś administratora o jej przydzielenie.',
  'session/licence-expired': 'Licencja tego konta wygasła. Poproś administratora o jej przedłużenie.',
  'session/not-for-this-app':
    'To konto nie ma dostępu do tej aplikacji. Zaloguj się na inne lub zapytaj administratora.',
  'password/wrong': 'Obecne hasło jest nieprawidłowe. Sprawdź je i spróbuj ponownie.',
  'session/too-many-attempts': 'Zbyt wiele prób logowania. Odczekaj chwilę i spróbuj ponownie.',
  'session/required': 'Sesja wygasła. Zaloguj się ponownie.',
  'session/ended': 'Sesja została zakończona, na przykład po zalogowaniu w innym miejscu. Zaloguj się ponownie.',
  'api-key/void': 'Klucz API jest nieznany, unieważniony lub wygasł.',
  'session/not-allowed': 'Nie masz uprawnienia do tej czynności. Zapytaj administratora.',
  'request/malformed': 'Serwer nie zrozumiał żądania. Odśwież aplikację i spróbuj ponownie.',
  'request/invalid': 'Niektóre dane są nieprawidłowe. Popraw je i spróbuj ponownie.',
  'request/too-many': 'Zbyt wiele żądań naraz. Odczekaj chwilę i spróbuj ponownie.',
  'request/not-found': 'Nie ma tego, czego szukasz, lub zostało usunięte. Odśwież listę.',
  'platform/not-ready': 'Platforma się uruchamia. Spróbuj ponownie za chwilę.',
  'platform/fault':
    'Po stronie platformy wystąpił błąd. Spróbuj ponownie; jeśli się powtórzy, zgłoś to administratorowi.',
  'network/unreachable': 'Brak połączenia z serwerem. Sprawdź dostęp do Internetu i spróbuj ponownie.',
  'network/garbled': 'Zamiast serwera odpowiedziało coś innego. Sprawdź, czy sieć nie wymaga zalogowania.',
  'recording/not-running': 'Ta rozmowa nie jest nagrywana.',
  'recording/not-ready': 'Nagranie jest jeszcze przygotowywane. Spróbuj za chwilę.',
  'missed-call/claimed': 'Ktoś inny już oddzwania na ten numer.',
  'missed-call/settled': 'Ta sprawa jest już załatwiona.',
  'contacts/no-service': 'Twoja firma nie ma usługi miniCRM lub usługa wygasła. Poproś operatora o jej włączenie.',
  'contact/duplicate': 'Ten numer lub e-mail ma już inny kontakt. Sprawdź, czy to nie ten sam klient.',
  'forwarding/changed-meanwhile': 'Przekierowania zmieniono w tym czasie gdzie indziej. Zobacz je i powtórz zmianę.',
  'item/changed-meanwhile': 'Ktoś inny zmienił to w tym czasie. Zobacz jego zmianę i powtórz swoją.',
  'command/no-such-call': 'To połączenie już się zakończyło lub nie jest już Twoje.',
  'command/not-connected': 'Połączenie nie jest nawiązane, więc nie można teraz tego zrobić.',
  'command/under-way': 'Trwa już transfer lub konsultacja. Najpierw ją zakończ.',
  'command/not-allowed': 'Może to zrobić tylko osoba, która rozpoczęła konsultację.',
  'command/held-by-phone': 'Połączenie jest zawieszone w samym telefonie. Wznów je tam.',
  'consultation/none': 'Nie trwa żadna konsultacja.',
  'consultation/not-answered': 'Wybrana osoba jeszcze nie odebrała. Poczekaj lub wróć do klienta.',
  'consultation/customer-gone': 'Klient się rozłączył. Możesz dalej rozmawiać z konsultantem.',
  'consultation/joined': 'Cała trójka już rozmawia.',
  'status/ringing': 'Dzwoni połączenie. Status zmienisz po jego odebraniu lub zakończeniu.',
  'status/no-such-break': 'Tej przerwy już nie ma na liście.',
  'status/no-campaign': 'To konto nie obsługuje żadnej kampanii.',
  'status/classifier-required': 'Ta kampania wymaga klasyfikatora. Wybierz go, aby zakończyć „Po rozmowie”.',
  'classifier/not-offered': 'Tego klasyfikatora nie ma już na liście. Wybierz inny.',
  'classifier/note-required': 'Ten klasyfikator wymaga notatki.',
  'classifier/too-late': 'Od połączenia minęły 24 godziny. O zmianę poproś przełożonego.',
  'call/busy': 'Numer jest zajęty. Zadzwoń później.',
  'call/no-answer': 'Nikt nie odebrał. Zadzwoń później.',
  'call/rejected': 'Połączenie zostało odrzucone.',
  'call/unreachable': 'Abonent jest niedostępny. Zadzwoń później.',
  'call/unknown-number': 'Nie ma takiego numeru. Sprawdź go i wybierz ponownie.',
  'call/no-direct-number':
    'Nie masz numeru miejskiego, więc nie możesz dzwonić poza kampanią. Poproś administratora o numer.',
  'call/not-allowed': 'Nie masz uprawnienia do połączeń z tym numerem. Zapytaj administratora.',
  'call/not-permitted': 'Nie wolno stąd dzwonić na numery tego rodzaju. Poproś administratora o zgodę.',
  'call/on-break': 'Jesteś na przerwie. Zakończ ją, aby zadzwonić.',
  'call/colleague-on-break': 'Ta osoba jest na przerwie.',
  'call/limit-reached': 'Osiągnięto limit połączeń Twój lub Twojej firmy. Spróbuj później lub zapytaj administratora.',
  'call/no-common-codec': 'Telefony nie mają wspólnego kodeka. Zgłoś to administratorowi.',
  'call/no-audio-offered': 'Druga strona nie zaoferowała dźwięku. Spróbuj zadzwonić ponownie.',
  'call/no-ipv4': 'Platforma nie przesyła dźwięku przez IPv4. Powiadom administratora.',
  'call/no-ipv6': 'Platforma nie przesyła dźwięku przez IPv6. Powiadom administratora.',
  'call/overloaded': 'Platforma jest przeciążona. Spróbuj ponownie za chwilę.',
  'call/trunk-unavailable': 'Łącze do sieci telefonicznej nie działa. Spróbuj za chwilę lub powiadom administratora.',
  'call/trunk-full': 'Wszystkie linie do sieci telefonicznej są zajęte. Spróbuj ponownie za chwilę.',
  'call/network': 'Połączenie zostało zerwane z powodu problemów z Internetem. Sprawdź sieć i zadzwoń ponownie.',
  'call/failed': 'Nie udało się połączyć. Spróbuj ponownie.',
};

/** The icons of a call (F25) by name. */
const outcomes: Record<CallDirection, Record<Outcome | 'running', string>> = {
  inbound: {
    answered: 'Przychodzące odebrane',
    missed: 'Przychodzące nieodebrane',
    failed: 'Przychodzące nieudane',
    running: 'Przychodzące trwa',
  },
  outbound: {
    answered: 'Wychodzące odebrane',
    missed: 'Wychodzące nieodebrane',
    failed: 'Wychodzące nieudane',
    running: 'Wychodzące trwa',
  },
  internal: {
    answered: 'Wewnętrzne odebrane',
    missed: 'Wewnętrzne nieodebrane',
    failed: 'Wewnętrzne nieudane',
    running: 'Wewnętrzne trwa',
  },
};

/** What both applications say, in Polish. */
export const pl = {
  close: 'Zamknij',
  tryAgain: 'Spróbuj ponownie',
  today: 'Dzisiaj',
  yesterday: 'Wczoraj',
  inSeconds: (seconds: number) =>
    `Spróbuj za ${count(seconds, { one: 'sekundę', few: 'sekundy', many: 'sekund', other: 'sekundy' })}.`,
  player: {
    recording: 'Nagranie',
    play: 'Odtwórz',
    pause: 'Wstrzymaj',
    loading: 'Wczytuję nagranie',
    position: 'Pozycja nagrania',
    positionOf: (position: string, length: string) => `${position} z ${length}`,
    speed: 'Prędkość',
    back: '10 sekund wstecz',
    forward: '10 sekund do przodu',
    unplayable: 'Nie udało się odtworzyć nagrania. Spróbuj ponownie.',
  },
  outcomes,
  login: {
    heading: 'Zaloguj się',
    login: 'Login',
    domain: 'Domena',
    password: 'Hasło',
    submit: 'Zaloguj',
    submitting: 'Loguję…',
    offline: 'Brak połączenia z Internetem. Możesz wpisać dane; zalogujesz się, gdy sieć wróci.',
    missing: { login: 'Podaj login.', domain: 'Podaj domenę.', password: 'Podaj hasło.' },
  },
  language: 'Język',
  theme: 'Wygląd',
  themes: { auto: 'Jak w systemie', light: 'Jasny', dark: 'Ciemny' },
  errors,
};
