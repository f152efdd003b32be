import { missed } from './missed-pl.ts';
import { ledger } from './ledger-pl.ts';
import { missedList } from './missed-list-pl.ts';
import { network } from './network-pl.ts';
import { charts } from './charts-pl.ts';
import { chooser } from './chooser-pl.ts';
import { player } from './player-pl.ts';
import { recalls } from './recalls-pl.ts';
import { said } from './said-pl.ts';
import { sums } from './sums-pl.ts';
import { quality } from './quality-pl.ts';
import type {
  CallReportSort,
  ForwardingReason,
  KeptPlace,
  KeptPlaceEnd,
  MenuExit,
  OfferOutcome,
  QueueExit,
  ReportPeriodName,
  ReportedPart,
  SystemClassifier,
} from '@wpm/contract';
import { counting } from '@wpm/ui';

/** A hold or a consultation, in words of the clock. */
type MomentWords = Readonly<Record<'what' | 'agent' | 'from' | 'to' | 'lasted', string>>;

const count = counting('pl');

const periods: Record<ReportPeriodName, string> = {
  today: 'Dzisiaj',
  yesterday: 'Wczoraj',
  '7-days': 'Ostatnie 7 dni',
  '30-days': 'Ostatnie 30 dni',
  'this-month': 'Ten miesiąc',
  'last-month': 'Poprzedni miesiąc',
  between: 'Od – do',
};

const sorts: Record<CallReportSort, string> = {
  newest: 'Od najnowszych',
  oldest: 'Od najstarszych',
  'longest-talk': 'Od najdłuższej rozmowy',
  'longest-wait': 'Od najdłuższego czekania',
};

const exits: Record<QueueExit, string> = {
  answered: 'odebrane',
  abandoned: 'klient się rozłączył',
  'waited-too-long': 'za długie czekanie',
  'out-of-hours': 'poza godzinami',
  'number-left': 'zostawiono numer',
  'place-kept': 'zachowano miejsce, oddzwaniamy',
  voicemail: 'zostawiono wiadomość',
  'called-back': 'oddzwoniono w kolejności',
  failed: 'błąd',
};

const placeEnds: Record<KeptPlaceEnd, string> = {
  'called-back': 'oddzwoniono',
  spoken: 'porozmawiano w innym połączeniu',
  'not-reached': 'nie udało się oddzwonić, został w nieodebranych',
  expired: 'nikt nie oddzwonił na czas, został w nieodebranych',
  settled: 'załatwiono ręcznie',
};

const offers: Record<OfferOutcome, string> = {
  answered: 'odebrał',
  rejected: 'odrzucił',
  'not-answered': 'dzwonił, nikt nie odebrał',
  'not-delivered': 'nie dotarło do żadnego telefonu',
  withdrawn: 'wycofano',
  taken: 'odebrał ktoś inny',
  abandoned: 'klient się rozłączył',
};

const menuExits: Record<MenuExit, string> = {
  'passed-on': 'przekazano dalej',
  message: 'odtworzono komunikat',
  voicemail: 'przeszedł do zostawienia wiadomości',
  abandoned: 'dzwoniący się rozłączył',
  'no-choice': 'rozłączono: nie było dokąd przekazać',
  failed: 'błąd techniczny',
};

const forwardings: Record<ForwardingReason, string> = {
  always: 'bezwarunkowe',
  unreachable: 'niedostępny',
  busy: 'zajęty',
  'no-answer': 'brak odpowiedzi',
};

const systemClassifiers: Record<SystemClassifier, string> = {
  busy: 'zajęty',
  'no-answer': 'brak odpowiedzi',
  failed: 'błąd połączenia',
  abandoned: 'klient zrezygnował',
  none: 'brak klasyfikatora',
};

const devices: Record<NonNullable<ReportedPart['device']>, string> = {
  browser: 'WebPhone',
  'sip-phone': 'telefon SIP',
};

/** The words of reports, in Polish: the original. */
export const pl = {
  heading: 'Raporty',
  navigation: 'Rodzaje raportów',
  kinds: {
    calls: 'Połączenia',
    campaigns: 'Kampanie',
    agents: 'Czas agentów',
    missed: 'Nieodebrane',
    'missed-list': 'Lista nieodebranych',
    recalls: 'Recalle',
    quality: 'Jakość dźwięku',
    offers: 'Propozycje połączeń',
    recordings: 'Nagrania',
  },
  loading: 'Wczytywanie raportu…',
  failed: 'Nie udało się wczytać raportu',
  empty: 'W tym okresie nie ma połączeń, które pasują do filtrów',
  emptyHint: 'Wybierz dłuższy okres albo wyczyść filtry.',
  days: (first: string, last: string, zone: string) =>
    first === last ? `${first}, czas: ${zone}` : `${first} – ${last}, czas: ${zone}`,
  shown: (rows: number, more: boolean) =>
    more ? `pierwsze ${rows}` : count(rows, { one: 'wiersz', few: 'wiersze', many: 'wierszy', other: 'wiersza' }),
  more: 'Pokaż dalsze',
  loadingMore: 'Wczytywanie dalszych…',
  periods,
  sorts,
  exits,
  exitSums: { 'abandoned-short': 'porzucone, krótkie', 'lost-otherwise': 'utracone inaczej' },
  offers,
  forwardings,
  systemClassifiers,
  devices,
  filter: {
    agent: 'Agent',
    everyAgent: 'Wszyscy',
    campaign: 'Kampania',
    classifier: 'Klasyfikator',
    minSeconds: 'Rozmowa od (s)',
    maxSeconds: 'Rozmowa do (s)',
    sort: 'Kolejność',
    noSuch: 'Wybrany (nie ma go już na liście)',
  },
  columns: {
    start: 'Początek',
    kind: 'Rodzaj',
    campaign: 'Kampania',
    own: 'Nasz numer',
    customer: 'Klient',
    agent: 'Agent',
    device: 'Urządzenie',
    wait: 'Kolejka',
    ring: 'Dzwonienie',
    talk: 'Rozmowa',
    hold: 'Pauza',
    consultation: 'Konsultacja',
    wrapUp: 'Po rozmowie',
    result: 'Wynik',
    endedBy: 'Rozłączył',
    transferredFrom: 'Przekazał',
    transferredTo: 'Przekazano do',
    forwarded: 'Przekierowanie',
    classifier: 'Klasyfikator',
    note: 'Notatka',
    recording: 'Nagranie',
    loss: 'Straty',
    jitter: 'Jitter',
    rtt: 'RTT',
    mos: 'MOS',
    callId: 'Identyfikator',
    part: 'Segment',
  },
  tableLabel: 'Raport połączeń: wiersz na każdy udział agenta',
  nobody: 'nikt',
  call: {
    heading: 'Połączenie',
    back: 'Do raportu',
    missing: 'Nie ma takiego zakończonego połączenia',
    missingHint: 'Połączenie jeszcze trwa albo adres jest błędny.',
    course: 'Przebieg',
    queue: 'Kolejka',
    ring: 'Dzwonienie',
    talk: 'Rozmowa',
    hold: 'Pauza',
    consultation: 'Konsultacja',
    moments: 'Pauzy i konsultacje',
    moment: ({ what, agent, from, to, lasted }: MomentWords) => `${from}–${to} ${what} (${lasted}), ${agent}`,
    wrapUp: 'Po rozmowie',
    customer: 'Klient',
    from: 'Od klienta',
    parts: 'Udziały agentów',
    recording: 'Nagranie',
    menu: 'Droga przez menu',
    menuStep: (time: string, menu: string, chosen: string) => `${time} · ${menu}: ${chosen}`,
    menuKey: (key: string, label: string | null) => (label === null ? `klawisz ${key}` : `klawisz ${key} (${label})`),
    menuNothing: 'nic nie wybrano',
    menuLeft: (menu: string, how: string) => `Menu ${menu}: ${how}`,
    menuExits,
    forwarding: 'Przekierowania',
    forwardingStep: (from: string, to: string, reason: string) => `${from} → ${to} (${reason})`,
    refusedStep: (step: string, why: string) => `${step}: nie przekazano, ${why}`,
    offers: 'Komu zaoferowano i czemu telefon (nie) dzwonił',
    noOffers: 'Tego połączenia nie oferowano z kolejki.',
    keptPlace: ({ attempts, ended }: KeptPlace) =>
      `Klient zachował miejsce w kolejce: ${ended ? placeEnds[ended.how] : 'czeka na oddzwonienie'}${attempts > 0 ? `, ${count(attempts, { one: 'próba', few: 'próby', many: 'prób', other: 'próby' })} bez odpowiedzi` : ''}.`,
    theCallBack: 'Rozmowa z tym klientem',
    callBackOf: 'Połączenie, w którym klient zachował miejsce',
    offerColumns: {
      agent: 'Agent',
      chosen: 'Wybrany',
      waited: 'Klient czekał',
      rang: 'Dzwonił',
      outcome: 'Co z tego wyszło',
    },
    byHand: (name: string | null) => (name === null ? 'ręcznie przez nadzorcę' : `ręcznie: ${name}`),
    candidates: (of: number) => `jeden z ${of}`,
    notRung: 'nie dzwonił',
    stillRings: 'dzwoni',
    sound: 'Jakość dźwięku',
    noSound: 'Żadnej nogi tego połączenia nie zmierzono.',
    soundColumns: {
      leg: 'Noga',
      codec: 'Kodek',
      way: 'Kierunek',
      packets: 'Pakiety',
      loss: 'Straty',
      jitter: 'Jitter śr./maks.',
      rtt: 'RTT śr./maks.',
      mos: 'MOS (szac.)',
    },
    received: 'do platformy',
    sent: 'od platformy',
    trunk: 'łącze',
    sip: 'Drabinka SIP',
    showSip: 'Pokaż drabinkę SIP',
    noSip: 'Nie zachowano komunikatów SIP tego połączenia.',
    sipHint: 'Naciśnij komunikat, aby zobaczyć jego treść. Bez haseł, kluczy dźwięku i wybranych cyfr.',
    sipForgotten: (messages: number) => `Komunikatów było zbyt wiele. Pominięto: ${messages}`,
    sipWay: (from: string, to: string) => `od ${from} do ${to}`,
    sipAgain: 'ponownie',
    sipSave: 'Zapisz jako tekst',
    platform: 'Platforma',
  },
  sums,
  network,
  charts,
  quality,
  ledger,
  missed,
  missedList,
  recalls,
  said,
  exported: {
    excel: 'Excel',
    csv: 'CSV',
    cancel: 'Przerwij',
    progress: 'Zapisywanie pliku',
    waiting: 'Czeka na swoją kolej…',
    written: (rows: string, total: string) => `${rows} z ${total} wierszy`,
    saved: 'Plik zapisany.',
    failed: 'Nie udało się zapisać pliku. Zawęź raport i spróbuj jeszcze raz.',
    group: 'Kampania, dzień lub godzina',
    columns: {
      direction: 'Kierunek',
      contact: 'Kontakt',
      left: 'Wyjście z kolejki',
      outcome: 'Skutek',
      completeness: 'Kompletność',
      loss: 'Straty (%)',
      jitter: 'Jitter (ms)',
      rtt: 'RTT (ms)',
    },
  },
  player,
  chooser,
};
