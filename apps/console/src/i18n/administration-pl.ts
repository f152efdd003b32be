import type { FieldReason } from '@wpm/contract';
import type { NounKind } from '../administration/noun-kinds.ts';

/** Why a field is wrong, below it. */
const reasons: Record<FieldReason, string> = {
  required: 'Uzupełnij to pole.',
  'unknown-field': 'Platforma nie zna tego pola.',
  'wrong-type': 'Wpisz tu coś innego rodzaju.',
  'wrong-format': 'To jest zapisane nie tak, jak trzeba.',
  'too-short': 'To jest za krótkie.',
  'too-long': 'To jest za długie.',
  'too-small': 'Ta liczba jest za mała.',
  'too-large': 'Ta liczba jest za duża.',
  'too-many-items': 'Tu jest za dużo pozycji.',
  'not-an-option': 'Wybierz jedną z możliwości.',
  taken: 'To jest już zajęte. Wybierz coś innego.',
  repeated: 'To jest tu wpisane dwa razy.',
  'does-not-exist': 'Tego już nie ma. Wybierz coś innego.',
  'not-permitted': 'Na taki numer nie wolno stąd dzwonić.',
  contradicts: 'To jest sprzeczne z innym polem.',
  'too-deep': 'To jest za głęboko w drzewie.',
};

/** What stands in the way of removing something, by the platform's own word for it. */
const kinds: Record<string, string> = {
  account: 'Konto',
  break: 'Przerwa',
  campaign: 'Kampania',
  classifier: 'Klasyfikator',
  holidays: 'Kalendarz świąt',
  hours: 'Godziny pracy',
  number: 'Numer',
  sound: 'Dźwięk',
};

/** What all pages of administration say. */
export const administration = {
  heading: 'Administracja',
  search: 'Szukaj',
  clear: 'Wyczyść wyszukiwanie',
  reading: 'Wczytuję…',
  more: 'Pokaż więcej',
  notFound: 'Nic nie pasuje do wyszukiwania',
  notFoundHint: 'Sprawdź pisownię albo wyczyść wyszukiwanie.',
  notAllowed: 'Nie masz dostępu do tej strony',
  notAllowedHint: 'Twoja rola w konsoli jej nie obejmuje. Poproś administratora o rolę, która ją obejmuje.',
  offline: 'Brak połączenia z Internetem',
  offlineHint: 'Lista wczyta się sama, gdy sieć wróci.',
  failed: 'Nie udało się wczytać danych',
  stale: 'Lista może być nieaktualna.',
  choose: 'wybierz…',
  yes: 'tak',
  no: 'nie',
  save: 'Zapisz',
  saving: 'Zapisuję…',
  cancel: 'Anuluj',
  done: 'Gotowe',
  remove: 'Usuń',
  removing: 'Usuwam…',
  keep: 'Nie usuwaj',
  discardQuestion: 'Porzucić zmiany?',
  discardHint: 'To, co wpisano, nie zostało zapisane.',
  discard: 'Porzuć zmiany',
  goOn: 'Wróć do edycji',
  changedMeanwhile:
    'Ktoś inny zmienił to, gdy było otwarte u Ciebie, więc Twoich zmian nie zapisano. Wczytaj obecny stan i wprowadź je ponownie.',
  reload: 'Wczytaj obecny stan',
  licence: (kind: string) => `Licencja: ${kind}.`,
  nameIn: (language: string) => `Nazwa (${language})`,
  ended: { saved: 'Zapisano.', removed: 'Usunięto.' },
  reasons,
  kinds,
};

export type NounWords = {
  readonly heading: string;
  /** What they are for, below the heading. */
  readonly about: string;
  /** One of them, while its name is not known yet. */
  readonly one: string;
  readonly create: string;
  /** Above what is shown once after one was made. */
  readonly made: string;
  readonly name: string;
  readonly searchHint: string;
  readonly empty: string;
  readonly emptyHint: string;
  readonly removeQuestion: (name: string) => string;
  readonly removeHint: string;
  /** Where taking it away has a word of its own. */
  readonly removal?: { readonly remove: string; readonly keep: string };
  readonly ended?: { readonly removed: string };
  readonly columns: Readonly<Record<string, string>>;
};

/** What the page of each kind says of it. */
export const nouns: Record<NounKind, NounWords> = {
  accounts: {
    heading: 'Konta',
    about: 'Kto może się zalogować, z jaką licencją i do czego.',
    one: 'Konto',
    create: 'Dodaj konto',
    made: 'Dodano konto',
    name: 'Imię i nazwisko',
    searchHint: 'Nazwisko, login lub numer',
    empty: 'Nie ma jeszcze żadnego konta',
    emptyHint: 'Dodaj pierwsze konto i wyślij zaproszenie.',
    removeQuestion: (name) => `Usunąć konto „${name}”?`,
    removeHint:
      'Zostanie wylogowane, zwolni licencję i numer; tego nie cofniesz. W raportach pozostanie nazwisko. Możesz też tylko je wyłączyć.',
    columns: {
      login: 'Login',
      kind: 'Rodzaj',
      extension: 'Wewnętrzny',
      directNumber: 'Numer miejski',
      roles: 'Role',
      state: 'Stan',
    },
  },
  numbers: {
    heading: 'Numery',
    about: 'Numery firmy w sieci telefonicznej i dokąd prowadzi każdy z nich.',
    one: 'Numer',
    create: 'Dodaj numer',
    made: 'Dodano numer',
    name: 'Numer',
    searchHint: 'Cyfry lub część opisu',
    empty: 'Nie ma jeszcze żadnego numeru',
    emptyHint: 'Dodaj numer, który przydzielił operator, i powiedz, dokąd mają iść połączenia.',
    removeQuestion: (name) => `Usunąć numer ${name}?`,
    removeHint: 'Nikt się na niego nie dodzwoni i nie będzie z niego dzwonić; tego nie cofniesz.',
    columns: { label: 'Opis', route: 'Dokąd idą połączenia', state: 'Stan' },
  },
  campaigns: {
    heading: 'Kampanie',
    about: 'Kolejki klientów, którzy dzwonią: kto odbiera, w jakiej kolejności i jak długo się czeka.',
    one: 'Kampania',
    create: 'Dodaj kampanię',
    made: 'Dodano kampanię',
    name: 'Nazwa',
    searchHint: 'Część nazwy',
    empty: 'Nie ma jeszcze żadnej kampanii',
    emptyHint: 'Dodaj kampanię z agentami, a potem skieruj do niej numer.',
    removeQuestion: (name) => `Usunąć kampanię „${name}”?`,
    removeHint: 'Nikt już do niej nie zadzwoni; tego nie cofniesz. Możesz też tylko ją zamknąć.',
    columns: { members: 'Agenci', strategy: 'Komu dać połączenie', wait: 'Najdłuższe czekanie', state: 'Stan' },
  },
  trunks: {
    heading: 'Łącza',
    about: 'Którędy połączenia wychodzą do sieci telefonicznej i z niej przychodzą.',
    one: 'Łącze',
    create: 'Dodaj łącze',
    made: 'Dodano łącze',
    name: 'Nazwa',
    searchHint: 'Część nazwy',
    empty: 'Nie ma jeszcze żadnego łącza',
    emptyHint: 'Bez łącza można dzwonić tylko między sobą. Dodaj łącze do swojego operatora.',
    removeQuestion: (name) => `Usunąć łącze „${name}”?`,
    removeHint: 'Żadne połączenie już nim nie pójdzie; tego nie cofniesz. Możesz też tylko je wyłączyć.',
    columns: { state: 'Stan', calls: 'Połączenia teraz', way: 'Dokąd', order: 'Kolejność' },
  },
  classifiers: {
    heading: 'Klasyfikatory',
    about: 'Jak agenci określają zakończoną rozmowę: drzewa do trzech poziomów, wspólne i kampanii.',
    one: 'Klasyfikator',
    create: 'Dodaj klasyfikator',
    made: 'Dodano klasyfikator',
    name: 'Nazwa',
    searchHint: 'Część nazwy',
    empty: 'Nie ma jeszcze żadnego klasyfikatora',
    emptyHint: 'Dodaj na przykład „Sprzedaż” i „Odmowa”, a raporty pokażą, czym kończą się rozmowy.',
    removeQuestion: (name) => `Usunąć klasyfikator „${name}”?`,
    removeHint: 'Nikt go już nie wybierze i tego nie cofniesz. Możesz też tylko przestać go używać.',
    columns: { campaign: 'Kampania', kind: 'Rodzaj', effects: 'Co robi', state: 'Stan' },
  },
  hours: {
    heading: 'Godziny pracy',
    about: 'Kiedy firma odbiera: według nich idą połączenia numerów i czynne są kampanie.',
    one: 'Godziny pracy',
    create: 'Dodaj godziny pracy',
    made: 'Dodano godziny pracy',
    name: 'Nazwa',
    searchHint: 'Część nazwy',
    empty: 'Nie ma jeszcze żadnych godzin pracy',
    emptyHint: 'Bez nich numery i kampanie są czynne zawsze.',
    removeQuestion: (name) => `Usunąć godziny pracy „${name}”?`,
    removeHint: 'Tego nie cofniesz.',
    columns: { week: 'Tydzień', holidays: 'Święta', state: 'Stan' },
  },
  menus: {
    heading: 'Menu głosowe',
    about: 'Z czego dzwoniący wybierają klawiszami telefonu, zanim do kogoś trafią.',
    one: 'Menu głosowe',
    create: 'Dodaj menu',
    made: 'Dodano menu',
    name: 'Nazwa',
    searchHint: 'Część nazwy',
    empty: 'Nie ma jeszcze żadnego menu',
    emptyHint: 'Dodaj menu, a potem ustaw, który numer do niego prowadzi.',
    removeQuestion: (name) => `Usunąć menu „${name}”?`,
    removeHint: 'Zniknie całe jego drzewo. Tego nie cofniesz.',
    columns: { keys: 'Klawisze', menus: 'Menu w drzewie', state: 'Stan' },
  },
  holidays: {
    heading: 'Święta',
    about: 'Dni, w które zwykły tydzień nie obowiązuje. Kalendarz wybiera się w godzinach pracy.',
    one: 'Kalendarz świąt',
    create: 'Dodaj kalendarz',
    made: 'Dodano kalendarz',
    name: 'Nazwa',
    searchHint: 'Część nazwy',
    empty: 'Nie ma jeszcze żadnego kalendarza świąt',
    emptyHint: 'Bez niego firma jest otwarta także w święta. Polskie święta dodasz jednym przyciskiem.',
    removeQuestion: (name) => `Usunąć kalendarz „${name}”?`,
    removeHint: 'Tego nie cofniesz.',
    columns: { days: 'Ile dni', state: 'Stan' },
  },
  sounds: {
    heading: 'Dźwięki',
    about: 'Powitania, zapowiedzi i muzyka, które słyszą klienci kampanii.',
    one: 'Dźwięk',
    create: 'Dodaj dźwięk',
    made: 'Dodano dźwięk',
    name: 'Nazwa',
    searchHint: 'Część nazwy',
    empty: 'Nie ma jeszcze żadnego dźwięku',
    emptyHint: 'Bez nich klienci słyszą muzykę i zapowiedzi platformy.',
    removeQuestion: (name) => `Usunąć dźwięk „${name}”?`,
    removeHint: 'Tego nie cofniesz.',
    columns: { length: 'Długość' },
  },
  breaks: {
    heading: 'Przerwy',
    about: 'Rodzaje przerw, z których agenci wybierają w telefonie.',
    one: 'Przerwa',
    create: 'Dodaj przerwę',
    made: 'Dodano przerwę',
    name: 'Nazwa',
    searchHint: 'Część nazwy',
    empty: 'Nie ma jeszcze żadnej przerwy',
    emptyHint: 'Bez nich agenci nie mogą przejść na przerwę. Dodaj na przykład „Posiłek”.',
    removeQuestion: (name) => `Usunąć przerwę „${name}”?`,
    removeHint: 'Zniknie z listy w telefonach i tego nie cofniesz. Możesz też tylko przestać ją oferować.',
    columns: { look: 'Wygląd', planned: 'Planowany czas', paid: 'Płatna', offered: 'Oferowana' },
  },
  keys: {
    heading: 'Klucze API',
    about: 'Dostęp dla programów: z czyim prawem i do czego.',
    one: 'Klucz API',
    create: 'Dodaj klucz',
    made: 'Dodano klucz',
    name: 'Nazwa',
    searchHint: 'Nazwa, początek klucza lub konto',
    empty: 'Nie ma jeszcze żadnego klucza',
    emptyHint: 'Klucza potrzebuje program, który ma korzystać z API, na przykład CRM.',
    removeQuestion: (name) => `Unieważnić klucz „${name}”?`,
    removeHint: 'Program, który go używa, od razu straci dostęp; tego nie cofniesz.',
    removal: { remove: 'Unieważnij', keep: 'Zostaw' },
    ended: { removed: 'Unieważniono.' },
    columns: { state: 'Stan', lastUse: 'Ostatnie użycie', account: 'Konto', scopes: 'Co wolno' },
  },
  webhooks: {
    heading: 'Webhooki',
    about: 'Dokąd wysyłamy wiadomości o tym, co się dzieje.',
    one: 'Webhook',
    create: 'Dodaj webhook',
    made: 'Dodano webhook',
    name: 'Nazwa',
    searchHint: 'Część nazwy lub adresu',
    empty: 'Nie ma jeszcze żadnego webhooka',
    emptyHint: 'Dodaj adres, a program po drugiej stronie od razu dowie się o połączeniach, nagraniach i kontaktach.',
    removeQuestion: (name) => `Usunąć webhook „${name}”?`,
    removeHint:
      'To, co czeka na wysłanie, przepadnie razem z listą wysłanych; tego nie cofniesz. Możesz też tylko go wstrzymać.',
    columns: { state: 'Stan', address: 'Adres', events: 'Zdarzenia' },
  },
};
