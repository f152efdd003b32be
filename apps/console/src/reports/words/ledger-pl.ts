import type { OfferVerdict } from '@wpm/contract';

const verdicts: Record<OfferVerdict, string> = {
  answered: 'odebrane',
  rejected: 'dzwoniło, odrzucone',
  'not-answered': 'dzwoniło, nieodebrane',
  taken: 'dzwoniło, odebrał kto inny',
  abandoned: 'dzwoniło, klient się rozłączył',
  'abandoned-before-ringing': 'klient rozłączył się, zanim zadzwoniło',
  withdrawn: 'nieodebrane: agent przestał być wolny',
  'no-phone': 'nie dzwoniło: telefon zamknięty, a powiadomienia wyłączone',
  'push-failed': 'nie dzwoniło: usługa powiadomień nie przyjęła wiadomości',
  asleep: 'nie dzwoniło: urządzenie się nie obudziło',
  'not-registered': 'nie dzwoniło: obudziło się, ale telefon nie zdążył się połączyć',
  silent: 'nie dzwoniło: telefon był połączony i nie odpowiedział',
  declined: 'odrzucone w powiadomieniu',
  ringing: 'jeszcze dzwoni',
};

/** Of the ledger of offers. */
export const ledger = {
  hint: 'Dlaczego telefon dzwonił albo nie: każda propozycja połączenia krok po kroku, od wyboru agenta do dzwonka.',
  none: 'W tym okresie nie ma propozycji, które pasują do filtrów',
  countedAs: 'Liczone jako',
  verdict: 'Skutek',
  allVerdicts: 'Wszystkie',
  verdicts,
  columns: {
    agent: 'Agent',
    campaign: 'Kampania',
    chosen: 'Wybrano',
    pushed: 'Powiadomiono',
    woke: 'Obudzono',
    registered: 'Połączono',
    rang: 'Zadzwoniło',
    ended: 'Koniec',
  },
  inFile: { givenBy: 'Przydzielił ręcznie' },
  notTaken: 'nieprzyjęte',
  after: (seconds: string) => `po ${seconds} s`,
};
