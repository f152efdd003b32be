import type { StepState } from '../step-state.ts';
import type { Platform } from '../platform.ts';

const states: Record<StepState, string> = {
  good: 'W porządku',
  waiting: 'Czekam…',
  open: 'Do sprawdzenia',
  bad: 'Wymaga uwagi',
  advice: 'Wskazówki',
};

const advice: Record<Platform, readonly string[]> = {
  android: [
    'Zainstaluj telefon: menu przeglądarki, potem „Dodaj do ekranu głównego”.',
    'Ustawienia systemu, Aplikacje, telefon (lub przeglądarka), Bateria: wybierz „Bez ograniczeń”.',
    'Samsung: Bateria, Limity użycia w tle: dodaj aplikację do „Nigdy nie usypiaj”. Xiaomi: włącz Autostart. Huawei: Uruchamianie aplikacji, zarządzaj ręcznie.',
    'Ekran blokady: pozwól na powiadomienia z treścią, inaczej nie zobaczysz, kto dzwoni.',
  ],
  apple: [
    'Otwieraj telefon z ekranu początkowego: tylko tam działają powiadomienia.',
    'Ustawienia, Powiadomienia, telefon: zezwól, włącz dźwięk i ekran blokady.',
    'Tryb Skupienia wycisza powiadomienia: dodaj telefon do dozwolonych aplikacji.',
  ],
  desktop: [
    'Powiadomienia przychodzą, dopóki przeglądarka działa: po zamknięciu okien zostaw ją w tle.',
    'Wyłącz usypianie komputera na czas pracy i tryb „Nie przeszkadzać” systemu.',
  ],
};

/** What the check of the phone says, in Polish: the original. */
export const pl = {
  explained: 'Sześć kroków, po których wiadomo, że połączenie do Ciebie dotrze i że będzie Cię słychać.',
  states,
  connection: {
    heading: 'Połączenie z serwerem',
    lost: 'Telefon nie ma łączności z serwerem i łączy się ponownie. Sprawdź Wi-Fi lub dane komórkowe.',
  },
  microphone: {
    heading: 'Mikrofon',
    start: 'Sprawdź mikrofon',
    stop: 'Przerwij',
    speak: 'Powiedz coś normalnym głosem',
    silent: 'Jeśli pasek się nie rusza, wybierz inny mikrofon w ustawieniach dźwięku.',
    heard: 'Słychać Cię',
  },
  echo: {
    heading: 'Rozmowa próbna',
    explained: 'Zadzwoni pod 600: po sygnale usłyszysz z powrotem to, co powiesz. Rozłącz się, gdy wystarczy.',
    call: 'Zadzwoń na próbę',
    asks: 'Czy słychać było Twój głos?',
    yes: 'Tak',
    no: 'Nie',
    heard: 'Słychać w obie strony',
    silent:
      'Sprawdź głośność i wybrany głośnik w ustawieniach dźwięku. Jeśli nadal nie słychać, sieć może blokować głos: przekaż to administratorowi.',
    failed: 'Połączenie próbne się nie udało. Sprawdź połączenie z serwerem i mikrofon, potem spróbuj jeszcze raz.',
  },
  notifications: { heading: 'Powiadomienia' },
  push: {
    heading: 'Droga powiadomienia',
    explained: 'Serwer wyśle do tego urządzenia powiadomienie taką samą drogą jak o połączeniu.',
    needsNotifications: 'Najpierw włącz powiadomienia.',
    send: 'Wyślij próbne powiadomienie',
    came: (seconds: number) => `Przyszło po ${seconds.toFixed(1).replace('.', ',')} s`,
    late: 'Powiadomienie nie przyszło w 20 sekund. Wyłącz oszczędzanie baterii dla tej aplikacji, sprawdź Internet i spróbuj ponownie.',
    notAccepted:
      'Usługa powiadomień przeglądarki odmówiła. Wyłącz i włącz powiadomienia w ustawieniach, a jeśli to nie pomoże, zgłoś to administratorowi.',
  },
  battery: { heading: 'Bateria i ekran blokady', advice },
};
