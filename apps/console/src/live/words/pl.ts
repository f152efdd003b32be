import type { AgentGroup } from '../agent-group.ts';
import type { Alarm } from '../queues.ts';
import type { AgentActivity, AgentChoice, LiveActivity, SupervisionMode } from '@wpm/contract';

const chosen: Record<AgentChoice['kind'], string> = {
  'signed-out': 'Wylogowany',
  ready: 'Gotowy',
  'in-queue': 'W kolejce',
  break: 'Przerwa',
};

const activities: Record<Exclude<AgentActivity, 'idle'>, string> = {
  ringing: 'Dzwoni',
  'in-call': 'Zajęty',
  'wrap-up': 'Po rozmowie',
  'not-answering': 'Nie odpowiada',
  unreachable: 'Bez łączności',
};

const parts: Record<LiveActivity, string> = {
  ringing: 'dzwoni',
  talking: 'rozmawia',
  held: 'pauza',
  transferring: 'przekazuje',
  asking: 'wybiera konsultanta',
  consulting: 'konsultuje',
  swapped: 'z klientem, konsultant czeka',
  joined: 'rozmowa w trójkę',
  vanished: 'telefon zniknął',
  waiting: 'czeka na telefon rozmówcy',
};

const modes: Record<SupervisionMode, string> = { listen: 'słucha', whisper: 'podpowiada', join: 'rozmawia' };

const alarms: Record<Alarm, string> = {
  nobody: 'nikt nie obsługuje',
  'waits-long': 'ktoś czeka za długo',
  'below-target': 'poziom obsługi poniżej celu',
};

const groups: Record<AgentGroup, string> = {
  available: 'Dostępni',
  busy: 'Zajęci',
  unwell: 'Nie odpowiadają lub bez łączności',
  break: 'Na przerwie',
  'signed-out': 'Wylogowani',
};

/** The words of the live board, in Polish: the original. */
export const pl = {
  heading: 'Na żywo',
  loading: 'Wczytuję, co się dzieje…',
  wall: 'Tablica na ścianę',
  wallOff: 'Zakończ tablicę',
  queues: 'Kolejki',
  noQueues: 'Nie ma jeszcze kampanii przychodzącej.',
  queueColumns: {
    queue: 'Kampania',
    waiting: 'Czeka',
    longest: 'Najdłużej',
    free: 'Wolni',
    busy: 'Zajęci',
    level: 'Poziom obsługi dziś',
    calls: 'Połączenia dziś',
    abandoned: 'Zrezygnowali dziś',
    averageWait: 'Śr. czekanie dziś',
  },
  target: (percent: number, seconds: number) => `cel ${percent}% w ${seconds} s`,
  alarms,
  alarmed: (queues: number) => (queues === 0 ? 'Żadna kolejka nie wymaga uwagi.' : `Wymagają uwagi: ${queues}.`),
  choice: {
    open: 'Co pokazać',
    hint: 'Wybór jest w adresie tej strony: zachowa go zakładka i ekran na ścianie.',
    figures: 'Liczby',
    queues: 'Kolejki',
    usual: 'Jak zwykle',
    done: 'Gotowe',
  },
  search: 'Osoba lub numer',
  groups,
  narrowed: ({ calls, agents }: { readonly calls: number; readonly agents: number }) =>
    `Pokazano: połączenia ${calls}, osoby ${agents}.`,
  noneNarrowed: 'Nic nie pasuje do filtrów.',
  agents: 'Osoby',
  noAgents: 'Nikt tu jeszcze nie ma telefonu',
  noAgentsHint: 'Konta z telefonem pojawią się tu po utworzeniu w administracji.',
  calls: 'Trwające połączenia',
  noCalls: 'Teraz nikt nie rozmawia',
  noCallsHint: 'Połączenia pojawią się tu same.',
  name: 'Osoba',
  status: 'Status',
  since: 'Od',
  set: 'Ustaw status',
  setFor: (name: string) => `Ustaw status: ${name}`,
  choose: 'Wybierz…',
  next: (status: string) => `potem: ${status}`,
  parties: 'Dzwoniący → odbiorca',
  duration: 'Czas',
  users: 'Osoba i stan',
  supervision: 'Nadzór',
  anonymous: 'Zastrzeżony',
  waits: 'czeka w kolejce',
  keptPlaces: 'Rozłączyli się, ale zachowali miejsce w kolejce; oddzwonimy',
  rings: 'dzwoni',
  chosen,
  activities,
  parts,
  modes,
  do: { listen: 'Słuchaj', whisper: 'Podpowiadaj', join: 'Dołącz' } satisfies Record<SupervisionMode, string>,
  doFor: (what: string, name: string) => `${what}: ${name}`,
  stop: 'Zakończ',
  give: 'Przydziel…',
  giveFor: (customer: string) => `Przydziel połączenie: ${customer}`,
  nobodyFree: 'nikt nie jest wolny',
  outsider: (name: string) => `${name} (spoza kampanii)`,
  take: 'Przejmij',
  takeFor: (customer: string) => `Przejmij połączenie: ${customer}`,
  minePending: 'Dzwoni Twój telefon. Odbierz.',
  others: (name: string, mode: string) => `${name}: ${mode}`,
  othersRung: (name: string) => `${name}: dzwoni telefon`,
  full: 'Więcej osób nie może słuchać',
  stale: (reason: string) => `Widok się nie odświeża. ${reason}`,
  told: 'Informuj osoby, że ktoś słucha ich rozmowy',
  toldHint: 'O podpowiedzi i dołączeniu dowiadują się zawsze.',
};
