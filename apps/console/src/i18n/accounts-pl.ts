import type { AccountKind, AccountPermission, App, ConsoleRole, LicenceKind } from '@wpm/contract';

const kinds: Record<AccountKind | 'console', string> = {
  agent: 'Agent',
  pbx: 'Użytkownik PBX',
  uc: 'Użytkownik UC',
  console: 'Tylko konsola',
};

const kindHints: Record<AccountKind | 'console', string> = {
  agent: 'Obsługuje kampanie w aplikacji. Zajmuje miejsce licencji Agent.',
  pbx: 'Dzwoni z aplikacji lub telefonu stacjonarnego, bez kontaktów. Zajmuje miejsce licencji PBX.',
  uc: 'Jak PBX, a do tego kontakty. Zajmuje miejsce licencji UC.',
  console: 'Bez telefonu i bez licencji. Potrzebuje co najmniej jednej roli.',
};

const roles: Record<ConsoleRole, string> = {
  administrator: 'Administrator',
  supervisor: 'Nadzorca',
  auditor: 'Audytor',
  integrator: 'Integrator',
};

const roleHints: Record<ConsoleRole, string> = {
  administrator: 'Ustawia wszystko.',
  supervisor: 'Widzi połączenia, słucha nagrań, zmienia statusy: we wszystkich kampaniach lub w wybranych.',
  auditor: 'Widzi połączenia, nagrania i dziennik; niczego nie zmienia.',
  integrator: 'Widzi ustawienia, prowadzi webhooki; nie widzi połączeń.',
};

const permissions: Record<AccountPermission, string> = {
  'contacts:list': 'Lista kontaktów',
  'contacts:open': 'Karta kontaktu',
  'contacts:edit': 'Edycja kontaktów',
  'recordings:hear-own': 'Słuchanie własnych nagrań',
  'recordings:hear-all': 'Słuchanie nagrań wszystkich widocznych połączeń',
  'recordings:pause': 'Wstrzymywanie nagrywania (dane kart)',
  'forwarding:set': 'Ustawianie przekierowań',
  'diagnostics:export': 'Eksport diagnostyki',
};

const licences: Record<LicenceKind, string> = {
  agent: 'Agent',
  pbx: 'PBX',
  uc: 'UC',
  'webphone-mobile': 'WebPhone Mobile',
  miniCRM: 'miniCRM',
  recording: 'Nagrywanie',
};

const open: Record<App, string> = { phone: 'Otwórz telefon', console: 'Otwórz konsolę' };

export const accounts = {
  kinds,
  kindHints,
  roles,
  roleHints,
  permissions,
  licences,
  licencesTaken: 'Licencje: zajęte miejsca i ważność',
  takenOf: (taken: number, seats: number) => `${taken} z ${seats}`,
  free: (seats: number) => (seats === 0 ? 'brak wolnych' : `wolne ${seats}`),
  service: 'usługa',
  licenceUntil: (day: string) => `ważna do ${day}`,
  licenceFrom: (day: string) => `ważna od ${day}`,
  licenceEnds: (day: string, days: number) =>
    days === 1 ? `wygasa ${day}, w ciągu doby` : `wygasa ${day}, za ${days} dni`,
  licenceOver: (day: string) => `wygasła ${day}`,
  active: 'aktywne',
  disabled: 'wyłączone',
  displayName: 'Imię i nazwisko',
  login: 'Login',
  loginHint: 'Małe litery, cyfry, kropka, podkreślnik i myślnik.',
  email: 'E-mail (nieobowiązkowy)',
  kind: 'Rodzaj',
  webphoneSeat: 'Aplikacja WebPhone Mobile',
  callWaiting: 'Drugie połączenie czeka',
  hearsHint: 'W raportach, na liście połączeń i nagrań. Bez tego widać tylko, że rozmowę nagrano.',
  callWaitingHint:
    'W trakcie rozmowy kolejne połączenie bezpośrednie czeka z cichym sygnałem. Bez tego dzwoniący usłyszy zajętość. Użytkownik może to zmienić sam.',
  autoAnswer: 'Automatyczne odbieranie połączeń',
  autoAnswerHint:
    'Telefon sam odbiera połączenie po sygnale, jeśli nie trwa inne. Po ilu sekundach, wybiera użytkownik.',
  autoAnswerRules: { chosen: 'według wyboru użytkownika', always: 'zawsze włączone', never: 'wyłączone' },
  webphoneSeatHint: 'Bez niej nie zaloguje się do telefonu w przeglądarce. Zajmuje miejsce licencji.',
  extension: 'Numer wewnętrzny',
  extensionHint: 'Od 2 do 5 cyfr. Puste: nie można zadzwonić do tej osoby wewnętrznie.',
  directNumber: 'Numer miejski',
  directNumberHint: 'Z niego dzwoni poza kampaniami i na niego odbiera.',
  noNumber: 'bez numeru',
  noNumbers: 'Nie ma wolnego numeru. Bez numeru miejskiego nie zadzwoni poza kampaniami.',
  permission: 'Uprawnienia w telefonie',
  role: 'Role w konsoli',
  supervisesSome: 'Tylko wybrane kampanie',
  supervisesSomeHint: 'Widzi i prowadzi tylko te kampanie: podgląd na żywo, połączenia, nagrania, raporty i agentów.',
  supervisedCampaigns: 'Nadzorowane kampanie',
  confined: (campaigns: number) => `Nadzorca (kampanie: ${campaigns})`,
  enabled: 'Konto aktywne',
  enabledHint: 'Po wyłączeniu zostanie od razu wylogowane i nie zajmie licencji. Trwająca rozmowa dokończy się.',
  access: 'Dostęp',
  invite: 'Nowe zaproszenie',
  inviteHint:
    'Zaproszenie to link do ustawienia hasła. Nowe unieważnia poprzednie; obecne hasło działa, póki nie powstanie nowe.',
  qr: 'Kod QR dla telefonu',
  qrLabel: (name: string) => `Kod QR, który loguje telefon: ${name}`,
  qrHint:
    'Skieruj na niego aparat telefonu i otwórz link: telefon zaloguje się bez hasła. Nie pokazuj kodu nikomu innemu.',
  qrUntil: (time: string) => `Działa jeden raz, do ${time}.`,
  signOut: 'Wyloguj wszędzie',
  signOutQuestion: (name: string) => `Wylogować wszędzie: ${name}?`,
  signOutHint: 'Telefony i konsola tej osoby poproszą o ponowne zalogowanie. Trwająca rozmowa dokończy się.',
  signOutNo: 'Nie wylogowuj',
  signedOut: 'Wylogowano wszędzie.',
  invitationHint:
    'Wyślij ten link tej osobie. Otworzy go, ustawi hasło i będzie mogła się zalogować. Zobaczysz go tylko teraz.',
  mailedTo: (address: string) => `Wysyłamy go też e-mailem na adres ${address}.`,
  invitationLink: 'Link zaproszenia',
  copyLink: 'Kopiuj link',
  invitationUntil: (time: string) => `Działa jeden raz, do: ${time}.`,
};

/** What is said to who was invited. */
export const invitation = {
  heading: 'Ustaw hasło',
  hint: (least: number) =>
    `Wymyśl hasło: co najmniej ${least} znaków. Dobre jest kilka przypadkowych słów, których nie używasz gdzie indziej.`,
  password: 'Hasło',
  repeated: 'Powtórz hasło',
  tooShort: (least: number) => `Hasło musi mieć co najmniej ${least} znaków.`,
  differs: 'Hasła różnią się. Wpisz to samo drugi raz.',
  set: 'Ustaw hasło',
  setting: 'Ustawiam…',
  done: 'Hasło ustawione',
  signInAs: 'Tak zalogujesz się od teraz:',
  login: 'Login',
  domain: 'Domena',
  open,
  noApp:
    'To konto nie ma teraz dostępu do żadnej aplikacji. Powiedz o tym administratorowi: brakuje mu licencji lub roli.',
};
