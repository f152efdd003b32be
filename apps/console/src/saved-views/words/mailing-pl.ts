import type { MailingPause, MailingRhythm } from '@wpm/contract';

const rhythms: Record<MailingRhythm, string> = { day: 'Codziennie', week: 'Co tydzień', month: 'Co miesiąc' };
const pauses: Record<MailingPause, string> = {
  'by-owner': 'wstrzymane',
  'owner-not-allowed': 'wstrzymane: właściciel stracił uprawnienia',
  'nobody-left': 'wstrzymane: nie ma już odbiorców',
};

/** The words of mailing kept views, in Polish: the original. */
export const mailing = {
  none: 'bez wysyłania',
  send: 'Wysyłanie',
  sendOf: (name: string) => `Wysyłanie widoku ${name}`,
  title: (name: string) => `Wysyłaj e-mailem: ${name}`,
  about:
    'Każdy odbiorca dostaje plik z tym, co sam ma prawo zobaczyć. Plik większy niż 5 MB zastępuje link do raportu z tych dni.',
  every: 'Jak często',
  rhythms,
  weekday: 'Dzień tygodnia',
  weekdays: ['poniedziałek', 'wtorek', 'środa', 'czwartek', 'piątek', 'sobota', 'niedziela'],
  monthDay: 'Dzień miesiąca',
  monthDayHint: 'W krótszym miesiącu: jego ostatni dzień.',
  time: 'Godzina',
  timeHint: 'Według strefy czasowej firmy.',
  format: 'Plik',
  formats: { xlsx: 'Excel', csv: 'CSV' },
  recipients: 'Odbiorcy',
  nobody: 'Nikt, kto widzi raporty, nie ma adresu e-mail. Dodaj go w ustawieniach konta.',
  choose: 'Wybierz co najmniej jednego odbiorcę.',
  fixed: 'Ten widok ma stałe dni, więc za każdym razem wyśle to samo.',
  paused: 'Wstrzymaj wysyłanie',
  stop: 'Nie wysyłaj więcej',
  pauses,
  next: (time: string) => `następny: ${time}`,
  left: (who: string) => `zrezygnowali: ${who}`,
  leftAt: (name: string, time: string) => `${name} (${time})`,
  leftHint: (who: string) =>
    `Sami zrezygnowali: ${who}. Gdy wybierzesz ich ponownie, raport znów będzie do nich przychodzić.`,
  leave: 'Nie chcę go dostawać',
  leaveOf: (name: string) => `Nie chcę dostawać raportu ${name}`,
  leaveTitle: (name: string) => `Zrezygnować z raportu „${name}” e-mailem?`,
  leaveHint: 'Inni odbiorcy będą go nadal dostawać. Przywrócić może Cię jego właściciel.',
  leaveYes: 'Zrezygnuj',
};
