import type { FieldReason, ForwardingStep } from '@wpm/contract';

/** What the platform finds wrong with a target. */
const problems: Partial<Record<FieldReason, string>> = {
  required: 'Wpisz numer lub wybierz współpracownika.',
  'does-not-exist': 'Nie ma takiego numeru. Sprawdź go.',
  'not-permitted': 'Nie możesz przekierowywać na ten numer. Zapytaj administratora.',
  contradicts: 'To Twój własny numer. Wpisz inny.',
  'too-long': 'Ten numer jest za długi.',
};

/** Why a step was not taken: said of the user whose forwarding it is, who need not be the reader. */
const refusals: Partial<Record<NonNullable<ForwardingStep['refusal']>, string>> = {
  'forwarding/loop': 'połączenie już tam było',
  'forwarding/too-many-hops': 'za wiele przekierowań po sobie',
  'call/unknown-number': 'nie ma takiego numeru',
  'call/not-permitted': 'tego numeru nie wolno wybierać',
  'call/not-allowed': 'tego numeru nie wolno wybierać',
  'call/no-direct-number': 'brak numeru miejskiego',
  'call/limit-reached': 'osiągnięto limit połączeń',
  'call/trunk-unavailable': 'łącze do sieci telefonicznej nie działało',
  'call/trunk-full': 'wszystkie linie były zajęte',
};

/** Forwarding (F44), in Polish: the original. */
export const pl = {
  explained:
    'Dokąd idą połączenia bezpośrednio do Ciebie, także gdy telefon jest wyłączony. Połączeń z kampanii to nie dotyczy.',
  rules: {
    always: { name: 'Bezwarunkowe', when: 'Każde połączenie od razu. Ten telefon nie dzwoni.' },
    unreachable: { name: 'Niedostępny', when: 'Po wylogowaniu, na przerwie i gdy telefon nie ma łączności.' },
    busy: { name: 'Zajęty', when: 'Gdy trwa inne połączenie lub telefon odpowiada, że jest zajęty.' },
    'no-answer': { name: 'Brak odpowiedzi', when: 'Gdy telefon dzwoni i nikt nie odbiera.' },
  },
  voicemail: {
    name: 'Poczta głosowa',
    on: 'włączona',
    off: 'wyłączona',
    when: 'Klient, którego te reguły do nikogo nie prowadzą, może zostawić Ci wiadomość. Znajdziesz ją w nieodebranych, i tylko Ty.',
  },
  waiting: {
    name: 'Połączenie oczekujące',
    explained:
      'Gdy rozmawiasz, drugie połączenie bezpośrednie czeka i słychać cichy sygnał. Przekierowanie „Zajęty” ma pierwszeństwo.',
  },
  target: 'Numer telefonu lub wewnętrzny',
  pick: 'Wybierz współpracownika',
  after: 'Po jakim czasie',
  seconds: (count: number) => `${count} s`,
  save: 'Zapisz',
  saving: 'Zapisuję…',
  saved: 'Zapisano. Działa od następnego połączenia.',
  problems,
  wrong: 'Sprawdź ten numer.',
  changed:
    'Przekierowania zmieniono w tym czasie gdzie indziej. Twoje zmiany nie przepadły, a tamte są dodane. Sprawdź je i zapisz jeszcze raz.',
  elsewhere: (what: string) => `Gdzie indziej ustawiono: ${what}.`,
  notAllowed: 'Nie masz uprawnienia do zmiany przekierowań. Ustawia je administrator.',
  older: 'Brak łączności. Przekierowania mogą być nieaktualne.',
  off: 'wyłączone',
  to: (target: string) => `na ${target}`,
  toAfter: (target: string, seconds: number) => `na ${target} po ${seconds} s`,
  mark: (target: string) => `Wszystkie połączenia są przekierowane na ${target}. Zmień`,
  steps: 'Przekierowania',
  step: {
    always: (from: string, to: string) => `${from}: wszystkie połączenia dalej do: ${to}`,
    unreachable: (from: string, to: string) => `${from}: brak łączności lub przerwa, dalej do: ${to}`,
    busy: (from: string, to: string) => `${from}: zajęte, dalej do: ${to}`,
    'no-answer': (from: string, to: string) => `${from}: brak odpowiedzi, dalej do: ${to}`,
  },
  notTaken: (step: string, why: string) => `${step}. Nie przekazano: ${why}.`,
  refusals,
  failed: 'nie udało się połączyć',
};
