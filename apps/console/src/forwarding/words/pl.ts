import type { FieldReason, ForwardingReason } from '@wpm/contract';

/** What the platform finds wrong with a target, as an administrator is told it. */
const problems: Partial<Record<FieldReason, string>> = {
  required: 'Wpisz numer telefonu lub wewnętrzny.',
  'does-not-exist': 'Nie ma takiego numeru. Sprawdź go.',
  'not-permitted':
    'Na ten numer nie wolno: zabraniają tego zasady dzwonienia albo użytkownik nie ma numeru miejskiego.',
  contradicts: 'To numer tego użytkownika. Wpisz inny.',
};

const rules: Record<ForwardingReason, { readonly name: string; readonly when: string }> = {
  always: { name: 'Bezwarunkowe', when: 'Każde połączenie od razu. Telefon użytkownika nie dzwoni.' },
  unreachable: { name: 'Niedostępny', when: 'Po wylogowaniu, na przerwie i gdy telefon nie ma łączności.' },
  busy: { name: 'Zajęty', when: 'Gdy trwa inne połączenie lub telefon odpowiada, że jest zajęty.' },
  'no-answer': { name: 'Brak odpowiedzi', when: 'Gdy telefon dzwoni i nikt nie odbiera.' },
};

/** Forwarding of a user's calls (F44), in Polish: the original. */
export const pl = {
  heading: 'Przekierowania',
  headingOf: (name: string) => `Przekierowania: ${name}`,
  about: 'Dokąd idą połączenia bezpośrednio do tego użytkownika. Połączeń z kampanii to nie dotyczy.',
  reading: 'Wczytuję…',
  none: 'Nie ma przekierowań.',
  rules,
  problems,
  target: 'Numer telefonu lub wewnętrzny',
  after: 'Po ilu sekundach',
  afterHint: (fewest: number, most: number) => `Od ${fewest} do ${most}.`,
  afterText: (seconds: number) => `po ${seconds} s`,
  voicemail: 'Poczta głosowa',
  voicemailHint: 'Klient, którego te reguły do nikogo nie prowadzą, może zostawić użytkownikowi wiadomość.',
  voicemailOn: 'Poczta głosowa włączona',
  change: 'Zmień przekierowania',
  remove: 'Usuń przekierowania',
  removeQuestion: (name: string) => `Usunąć przekierowania: ${name}?`,
  removeHint: 'Od następnego połączenia dzwoni znów telefon użytkownika. Poczta głosowa zostaje, jak jest.',
  removeNo: 'Zostaw',
  save: 'Zapisz',
  cancel: 'Anuluj',
};
