import type { KeyScope } from '@wpm/contract';
import type { KeyState } from '../keys/key-state.ts';

/** What a program may do with a key. */
const scopes: Record<KeyScope, string> = {
  'calls:make': 'Dzwonienie',
  'calls:place': 'Zlecanie połączeń dla użytkowników',
  'calls:describe': 'Karta klienta w trakcie połączenia',
  'calls:read-own': 'Połączenia konta',
  'calls:read-all': 'Wszystkie połączenia i raporty',
  'calls:classify-own': 'Klasyfikowanie połączeń konta',
  'calls:classify': 'Klasyfikowanie wszystkich połączeń',
  'calls:trace': 'Zapis sygnalizacji SIP',
  'recordings:hear-all': 'Odsłuch i pobieranie nagrań',
  'missed-calls:work': 'Obsługa nieodebranych',
  'recalls:work': 'Praca z recallami',
  'recalls:see': 'Wszystkie recalle',
  'outbound:manage': 'Listy wychodzące: wpisy, postęp, wstrzymywanie',
  'forwarding:set': 'Przekierowania',
  'status:manage': 'Zmiana statusów agentów',
  'stations:manage': 'Telefony innych producentów',
  'telephony:manage': 'Łącza i zasady dzwonienia',
  'directory:read': 'Odczyt ustawień',
  'directory:manage': 'Zmiana ustawień',
  'audit:read': 'Dziennik zmian',
  'contacts:identify': 'Rozpoznawanie dzwoniących',
  'contacts:list': 'Lista kontaktów',
  'contacts:open': 'Karty kontaktów',
  'contacts:edit': 'Edycja kontaktów',
  'contacts:exchange': 'Import i eksport kontaktów',
  'phone:embed': 'Logowanie użytkowników do telefonu na stronach CRM',
  'webhooks:manage': 'Webhooki',
};

type StateText = (until: string | null) => string;

const states: Record<KeyState, StateText> = {
  active: (until) => (until === null ? 'ważny bezterminowo' : `ważny do ${until}`),
  expiring: (until) => `wygasa ${until}`,
  expired: (until) => `wygasł ${until}`,
  revoked: () => 'unieważniony',
};

export const keys = {
  scopes,
  states,
  scopesMore: (first: string, more: number) => `${first} i ${more} in.`,
  notHeld: (names: readonly string[]) => `Tego to konto nie może: ${names.join(', ')}.`,
  name: 'Nazwa',
  nameHint: 'Program, który będzie go używał, na przykład „CRM”.',
  scope: 'Co wolno z tym kluczem',
  account: 'Działa w imieniu konta',
  ownAccount: 'moje konto',
  accountHint: 'Klucz nigdy nie może więcej niż to konto. Gdy konto straci prawo albo zniknie, klucz także je straci.',
  lastDay: 'Ważny do (włącznie)',
  lastDayHint: 'Puste: aż zostanie unieważniony.',
  state: 'Stan',
  begins: 'Zaczyna się od',
  createdAt: 'Utworzony',
  lastUse: 'Ostatnie użycie',
  neverUsed: 'nigdy',
  expiresAt: 'Koniec ważności',
  revokedAt: 'Unieważniony',
  secret: 'Klucz',
  copySecret: 'Kopiuj klucz',
  secretHint: 'Skopiuj klucz teraz: nie pokażemy go ponownie. Kto go ma, może wszystko, na co pozwala.',
  secretUse: 'Program przesyła go w nagłówku każdego żądania:',
};
