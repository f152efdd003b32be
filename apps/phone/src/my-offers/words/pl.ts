import type { OfferVerdict } from '@wpm/contract';

const verdicts: Record<OfferVerdict, string> = {
  answered: 'Dzwoniło, odebrane',
  rejected: 'Dzwoniło, odrzucone',
  'not-answered': 'Dzwoniło, nieodebrane',
  taken: 'Dzwoniło, odebrał kto inny',
  abandoned: 'Dzwoniło, klient się rozłączył',
  'abandoned-before-ringing': 'Klient rozłączył się, zanim zadzwoniło',
  withdrawn: 'Status zmienił się, zanim zadzwoniło',
  'no-phone': 'Nie dzwoniło: telefon był zamknięty, a powiadomienia wyłączone. Włącz powiadomienia.',
  'push-failed': 'Nie dzwoniło: usługa powiadomień nie przyjęła wiadomości. Wyłącz powiadomienia i włącz je ponownie.',
  asleep: 'Nie dzwoniło: urządzenie się nie obudziło. Wyłącz oszczędzanie baterii dla tej aplikacji.',
  'not-registered': 'Nie dzwoniło: telefon obudził się, ale nie zdążył się połączyć. Sprawdź zasięg.',
  silent: 'Nie dzwoniło: telefon był połączony i nie odpowiedział. Zgłoś to administratorowi.',
  declined: 'Odrzucone w powiadomieniu',
  ringing: 'Jeszcze dzwoni',
};

/** Why the phone rang or did not, in Polish. */
export const pl = {
  hint: 'Połączenia z kolejki proponowane Ci przez ostatni tydzień: czy telefon dzwonił, a jeśli nie, to dlaczego.',
  none: 'Przez ostatni tydzień kolejka nie proponowała Ci połączeń.',
  offline: 'Brak połączenia. Lista może być nieaktualna.',
  loading: 'Wczytuję…',
  more: 'Pokaż więcej',
  anyCampaign: 'Kolejka',
  verdicts,
  rangAfter: (seconds: string) => `Dzwonek po ${seconds} s`,
  wokeAfter: (seconds: string) => `obudzone po ${seconds} s`,
  check: 'Sprawdź telefon',
};
