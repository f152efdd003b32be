import type { OfferVerdict } from '@wpm/contract';

const verdicts: Record<OfferVerdict, string> = {
  answered: 'odebrał',
  rejected: 'dzwoniło, odrzucił',
  'not-answered': 'dzwoniło, nie odebrał',
  taken: 'dzwoniło, odebrał kto inny',
  abandoned: 'dzwoniło, klient się rozłączył',
  'abandoned-before-ringing': 'klient rozłączył się, zanim zadzwoniło',
  withdrawn: 'przestał być wolny, zanim odebrał',
  'no-phone': 'nie dzwoniło: telefon zamknięty, a powiadomienia wyłączone',
  'push-failed': 'nie dzwoniło: usługa powiadomień nie przyjęła wiadomości',
  asleep: 'nie dzwoniło: urządzenie się nie obudziło',
  'not-registered': 'nie dzwoniło: obudziło się, ale telefon nie zdążył się połączyć',
  silent: 'nie dzwoniło: telefon był połączony i nie odpowiedział',
  declined: 'odrzucił w powiadomieniu',
  ringing: 'jeszcze dzwoni',
};

/** Of the ledger of offers. */
export const ledger = {
  hint: 'Dlaczego telefon dzwonił albo nie: każda propozycja połączenia krok po kroku, od wyboru agenta do dzwonka.',
  none: 'W tym okresie nie ma propozycji, które pasują do filtrów',
  verdict: 'Skutek',
  allVerdicts: 'wszystkie',
  verdicts,
  columns: {
    agent: 'Agent',
    campaign: 'Kampania',
    chosen: 'Wybrany',
    pushed: 'Powiadomienie',
    woke: 'Obudzone',
    registered: 'Połączony',
    rang: 'Dzwonek',
    ended: 'Koniec',
  },
  notTaken: 'nieprzyjęte',
  after: (seconds: string) => `po ${seconds} s`,
  more: 'Wczytaj dalsze',
  loadingMore: 'Wczytywanie…',
};
