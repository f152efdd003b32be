import type { NoPush, WakeChoice, WakingState } from '@wpm/softphone';

const states: Record<WakingState['kind'], string> = {
  looking: 'Sprawdzam…',
  changing: 'Włączam…',
  on: 'Włączone',
  off: 'Wyłączone',
  blocked: 'Zablokowane w przeglądarce',
  impossible: 'Niedostępne na tym urządzeniu',
  failed: 'Nie działa',
};

const impossible: Record<NoPush, string> = {
  browser:
    'Ta przeglądarka nie obsługuje powiadomień o połączeniach. Użyj aktualnej wersji Chrome, Edge, Firefox lub Safari.',
  'not-installed':
    'Na iPhonie i iPadzie powiadomienia działają tylko w aplikacji na ekranie początkowym. Wybierz Udostępnij, potem „Do ekranu początkowego”, i otwórz telefon stamtąd.',
  'insecure-page': 'Powiadomienia działają tylko przez bezpieczne połączenie. Otwórz aplikację pod adresem https.',
};

const coming: Record<WakeChoice, string> = {
  answer: 'Odbieram połączenie…',
  show: 'Połączenie zaraz zadzwoni…',
  reject: 'Odrzucam połączenie…',
};

/** What the phone says of ringing while it is closed, in Polish: the original. */
export const pl = {
  waking: {
    explained:
      'Gdy telefon jest zamknięty albo ekran zgaszony, o połączeniu powie powiadomienie z przyciskami Odbierz i Odrzuć. Bez niego zadzwoni tylko otwarty telefon.',
    state: 'Dzwonienie przy zamkniętym telefonie',
    states,
    turnOn: 'Włącz powiadomienia',
    turnOff: 'Wyłącz powiadomienia',
    retry: 'Sprawdź ponownie',
    unblock:
      'Przeglądarka blokuje powiadomienia tej strony. Otwórz ustawienia witryny (ikona obok adresu lub długie przytrzymanie ikony aplikacji), zezwól na powiadomienia i wróć tutaj.',
    impossible,
    noService:
      'Przeglądarka nie może połączyć się ze swoją usługą powiadomień. Sprawdź Internet; w sieci firmowej usługa może być zablokowana przez administratora.',
  },
  woken: {
    coming,
    late: 'To połączenie już nie dzwoni: dzwoniący się rozłączył albo odebrał ktoś inny.',
    close: 'Zamknij',
  },
  offer: {
    text: 'Czy telefon zadzwoni, gdy będzie zamknięty?',
    check: 'Sprawdź',
    later: 'Nie teraz',
  },
};
