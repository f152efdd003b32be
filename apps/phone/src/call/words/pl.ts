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

/** What is said of a call that is up or over, in Polish: the original. */
export const pl = {
  label: 'Połączenie',
  incoming: 'Połączenie przychodzące',
  outgoing: 'Połączenie wychodzące',
  campaign: (name: string) => `Kampania: ${name}`,
  callBack: 'Oddzwaniamy, gdy odbierzesz',
  listed: 'Zadzwonimy do klienta, gdy odbierzesz',
  dialled: (number: string) => `Wybrany numer: ${number}`,
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
  elsewhere: {
    talking: (who: string) => `Rozmawiasz na innym urządzeniu: ${who}.`,
    somebody: 'ktoś',
    takeOver: 'Rozmawiaj dalej tutaj',
  },
};
