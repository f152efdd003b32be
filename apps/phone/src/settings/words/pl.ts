import type { Ringtone } from '@wpm/softphone';
import type { PluralForms } from '@wpm/ui';

const ringtones: Record<Ringtone, string> = { classic: 'Klasyczny', soft: 'Łagodny', bright: 'Jasny', pulse: 'Puls' };

const countedCalls: PluralForms = { one: 'połączenie', few: 'połączenia', many: 'połączeń', other: 'połączenia' };

/** What the settings say, in Polish: the original. Loaded with them, not with the first screen. */
export const pl = {
  back: 'Wróć do ustawień',
  sections: {
    information: 'Informacje',
    sound: 'Dźwięk',
    notifications: 'Powiadomienia',
    general: 'Ogólne',
    user: 'Ustawienia użytkownika',
    forwarding: 'Przekierowania',
    readiness: 'Sprawdzenie telefonu',
    sessions: 'Zalogowane urządzenia',
  },
  information: {
    station: 'Stanowisko',
    device: 'Urządzenie',
    extension: 'Numer wewnętrzny',
    server: 'Serwer',
    address: 'Adres',
    domain: 'Domena',
    state: 'Stan połączenia',
    delay: 'Opóźnienie',
    measuring: 'mierzę…',
    unreachable: 'brak odpowiedzi',
    account: 'Konto',
    name: 'Nazwa',
    login: 'Login',
    kind: 'Rodzaj konta',
    kinds: { agent: 'Agent', pbx: 'Użytkownik PBX', uc: 'Użytkownik Focus UC' },
    directNumber: 'Numer miejski',
    none: 'brak',
  },
  sound: {
    microphone: 'Mikrofon',
    speaker: 'Głośnik',
    ringer: 'Urządzenie dzwonka',
    system: 'Domyślne urządzenie systemu',
    unnamed: (index: number) => `Urządzenie ${index}`,
    gone: 'Wybrane urządzenie jest odłączone. Do czasu podłączenia używane jest domyślne.',
    fixedSpeaker:
      'Ta przeglądarka nie pozwala wybrać głośnika. Dźwięk słychać tam, gdzie kieruje go system: wybierz słuchawki lub głośnik w ustawieniach telefonu.',
    speakerVolume: 'Głośność rozmowy',
    ringVolume: 'Głośność dzwonka',
    ringtone: 'Dzwonek',
    ringtones,
    listen: 'Odsłuchaj dzwonek',
    processing: 'Przetwarzanie głosu',
    echoCancellation: 'Usuwanie echa',
    noiseSuppression: 'Redukcja szumów',
    autoGainControl: 'Automatyczne wzmocnienie',
    fromNextCall: 'Zmiany w przetwarzaniu działają od następnego połączenia.',
    level: 'Poziom mikrofonu',
    speak: 'Powiedz coś: pasek powinien się poruszać.',
    startMeter: 'Sprawdź mikrofon',
    stopMeter: 'Zakończ sprawdzanie',
    testCall: 'Połączenie testowe',
    testCallExplained: 'Zadzwoni pod 600: po sygnale usłyszysz z powrotem to, co powiesz.',
    percent: (value: number) => `${value}%`,
  },
  password: {
    heading: 'Hasło',
    explained:
      'Po zmianie inne Twoje urządzenia zostaną wylogowane. Jeśli nie pamiętasz hasła, poproś administratora o nowe zaproszenie.',
    fields: { current: 'Obecne hasło', password: 'Nowe hasło', again: 'Powtórz nowe hasło' },
    problems: {
      missing: 'Podaj obecne hasło.',
      short: 'Nowe hasło musi mieć co najmniej 10 znaków.',
      different: 'Hasła różnią się. Wpisz to samo jeszcze raz.',
    },
    submit: 'Zmień hasło',
    done: 'Hasło zostało zmienione.',
  },
  general: {
    textSize: 'Wielkość tekstu',
    textSizes: { normal: 'Zwykły', large: 'Duży', larger: 'Większy' },
    stun: 'Serwer STUN',
    useStun: 'Używaj serwera STUN',
    stunAddress: 'Adres serwera STUN',
    stunExplained:
      'Zwykle nie jest potrzebny: serwer sam odnajduje drogę do telefonu. Włącz go, jeśli poleci to administrator. Działa od następnego połączenia.',
    stunWrong: 'Podaj adres w postaci host lub host:port, na przykład stun.firma.pl:3478.',
    version: 'Wersja aplikacji',
    update: 'Sprawdź aktualizację',
    updates: {
      current: 'Masz najnowszą wersję.',
      waiting: 'Nowa wersja jest pobrana. Włączy się, gdy schowasz aplikację i nie trwa połączenie.',
      failed: 'Nie udało się sprawdzić. Sprawdź połączenie z Internetem i spróbuj ponownie.',
      unsupported: 'Tutaj nowa wersja wczytuje się przy odświeżeniu strony.',
    },
    updateNow: 'Włącz teraz',
    device: 'Dane na tym urządzeniu',
    kept: (calls: string) => `Diagnostyka sieci: ${calls}. Jest usuwana po 90 dniach lub gdy przybędzie 500 nowszych.`,
    calls: countedCalls,
    clear: 'Usuń diagnostykę z urządzenia',
    cleared: 'Diagnostyka została usunięta z tego urządzenia.',
  },
};
