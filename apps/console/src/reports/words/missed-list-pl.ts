import type { MissedReason, MissedStanding } from '@wpm/contract';

const reasons: Record<MissedReason, string> = {
  'not-answered': 'nikt nie odebrał',
  'waited-too-long': 'zbyt długie oczekiwanie',
  'out-of-hours': 'poza godzinami pracy',
  'number-left': 'prosi o oddzwonienie',
  'place-kept': 'ma miejsce w kolejce, oddzwaniamy',
  voicemail: 'zostawiona wiadomość',
  abandoned: 'rozłączył się, zanim ktoś odebrał',
  rejected: 'odrzucone',
  busy: 'zajęte',
  unreachable: 'nikt nie był dostępny',
  failed: 'błąd połączenia',
};

const standings: Record<MissedStanding, string> = {
  open: 'otwarte',
  claimed: 'ktoś oddzwania',
  'called-back': 'oddzwoniono',
  'called-again': 'klient zadzwonił znowu',
  manually: 'zamknięte ręcznie',
};

/** Of the list of missed customers. */
export const missedList = {
  hint: 'Klienci, z którymi nikt nie rozmawiał: jeden wiersz na numer i kampanię, według dnia pierwszej nieudanej próby.',
  none: 'W tym okresie nie ma nieodebranych, które pasują do filtrów',
  columns: {
    since: 'Od kiedy',
    last: 'Ostatnia próba',
    customer: 'Klient',
    contact: 'Kontakt',
    line: 'Kampania lub numer',
    reason: 'Powód',
    attempts: 'Próby',
    waited: 'Czekał ostatnio',
    standing: 'Stan',
    why: 'Dlaczego zamknięte',
    by: 'Kto',
    settledAt: 'Załatwione',
  },
  reasons,
  standings,
  excuses: {
    'reached-otherwise': 'skontaktowano się inaczej',
    'not-needed': 'oddzwanianie niepotrzebne',
    nuisance: 'natręt lub pomyłka',
  },
  short: 'rozłączył się od razu',
  direct: 'Numery bezpośrednie',
  gone: 'kampania usunięta',
  claimedUntil: (until: string) => `do ${until}`,
  attemptsOf: (customer: string) => `połączenia klienta ${customer}`,
  groups: { day: 'Dzień', campaign: 'Kampania', reason: 'Powód' },
  exportedGroup: 'Dzień, kampania lub powód',
};
