import type {
  CallReportSort,
  ForwardingReason,
  OfferOutcome,
  QueueExit,
  ReportPeriodName,
  ReportedPart,
} from '@wpm/contract';
import { counting } from '@wpm/ui';

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
  failed: 'błąd',
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

const forwardings: Record<ForwardingReason, string> = {
  always: 'bezwarunkowe',
  unreachable: 'niedostępny',
  busy: 'zajęty',
  'no-answer': 'brak odpowiedzi',
};

const devices: Record<NonNullable<ReportedPart['device']>, string> = {
  browser: 'WebPhone',
  'sip-phone': 'telefon SIP',
};

/** The words of reports, in Polish: the original. */
export const pl = {
  heading: 'Raporty',
  navigation: 'Rodzaje raportów',
  kinds: { calls: 'Połączenia' },
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
  offers,
  forwardings,
  devices,
  filter: {
    agent: 'Agent',
    campaign: 'Kampania',
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
    wrapUp: 'Po rozmowie',
    result: 'Wynik',
    endedBy: 'Rozłączył',
    transferredFrom: 'Przekazał',
    transferredTo: 'Przekazano do',
    forwarded: 'Przekierowanie',
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
    wrapUp: 'Po rozmowie',
    customer: 'Klient',
    from: 'Od klienta',
    parts: 'Udziały agentów',
    recording: 'Nagranie',
    forwarding: 'Przekierowania',
    forwardingStep: (from: string, to: string, reason: string) => `${from} → ${to} (${reason})`,
    refusedStep: (step: string, why: string) => `${step}: nie przekazano, ${why}`,
    offers: 'Komu zaoferowano i czemu telefon (nie) dzwonił',
    noOffers: 'Tego połączenia nie oferowano z kolejki.',
    offerColumns: {
      agent: 'Agent',
      chosen: 'Wybrany',
      waited: 'Klient czekał',
      rang: 'Dzwonił',
      outcome: 'Co z tego wyszło',
    },
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
    noSip: 'Komunikatów SIP tego połączenia nie ma już w pamięci.',
    sipForgotten: (messages: number) => `Pominięto: ${messages}`,
    sipColumns: { at: 'Czas', way: 'Od → do', message: 'Komunikat' },
  },
  player: {
    channels: 'Balans kanałów',
    agent: 'agent',
    customer: 'klient',
    both: 'oba',
    jumpSilence: 'Pomijaj ciszę',
    waveform: 'Głośność: u góry agent, u dołu klient',
    noWaveform: 'Obrazu nagrania jeszcze nie ma.',
    paused: 'przerwa w nagraniu',
  },
};
