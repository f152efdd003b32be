import type { ContactNumberKind, FieldReason } from '@wpm/contract';
import { type CardField, counting } from '@wpm/ui';

const count = counting('pl');

const kinds: Record<ContactNumberKind, string> = {
  mobile: 'komórkowy',
  work: 'służbowy',
  home: 'domowy',
  main: 'centrala',
  fax: 'faks',
  other: 'inny',
};

const fields: Record<CardField, string> = {
  firstName: 'Imię',
  lastName: 'Nazwisko',
  company: 'Firma',
  email: 'E-mail',
  numbers: 'Numery',
  fields: 'Dodatkowe pola',
  notes: 'Notatki',
};

const reasons: Partial<Record<FieldReason, string>> = {
  required: 'Uzupełnij to pole.',
  'wrong-format': 'Sprawdź, czy to jest poprawnie wpisane.',
  'too-long': 'To jest za długie.',
  'too-many-items': 'Jest ich za dużo.',
  repeated: 'To już jest wpisane wyżej.',
};

/** Polish words of the contacts. */
export const pl = {
  search: 'Szukaj kontaktu',
  searchHint: 'Nazwisko, firma, e-mail, numer',
  index: 'Skorowidz',
  whole: 'Od początku',
  add: 'Dodaj kontakt',
  none: 'Nie ma jeszcze kontaktów.',
  noneFound: 'Nie znaleziono kontaktu.',
  more: 'Pokaż więcej',
  found: (contacts: number) =>
    count(contacts, { one: 'kontakt', few: 'kontakty', many: 'kontaktów', other: 'kontaktu' }),
  searchedHere: 'Nie ma połączenia z serwerem. To kontakty znane temu urządzeniu; na serwerze może być ich więcej.',
  offline: 'Nie ma połączenia z serwerem. To ostatnio pobrane dane.',
  missing: {
    kind: 'Lista kontaktów jest dostępna dla użytkownika Focus UC po wykupieniu licencji. Poproś o nią administratora.',
    permission: 'Nie masz uprawnienia „dostęp do listy kontaktów w WebPhone”. Poproś o nie administratora.',
  },
  menu: (name: string) => `Kontakt ${name}: więcej`,
  view: 'Podgląd kontaktu',
  history: 'Historia kontaktu',
  call: (number: string) => `Zadzwoń: ${number.replaceAll(' ', '\u00a0')}`,
  back: 'Wróć',
  edit: 'Edytuj kontakt',
  fromCrm: (name: string) => `Dane z: ${name}`,
  openIn: (name: string) => `Otwórz w ${name}`,
  choose: 'Wybierz kontakt z listy, a tu zobaczysz jego kartę.',
  card: 'Karta kontaktu',
  several: 'Kilka kontaktów ma ten numer:',
  noNumbers: 'Kontakt nie ma numerów.',
  noCalls: 'Nie było jeszcze połączeń z tym kontaktem.',
  calls: 'Połączenia',
  older: 'Pokaż starsze',
  recorded: 'nagranie',
  agents: 'Kto rozmawiał',
  talk: 'Czas rozmowy',
  notHeard: 'Nie ma nagrania, które możesz odsłuchać.',
  changed: (at: string) => `Ostatnia zmiana: ${at}`,
  remove: 'Usuń kontakt',
  removeSure: (name: string) => `Czy usunąć kontakt „${name}”? Jego połączenia zostaną w historii.`,
  keep: 'Zostaw',
  merge: 'Połącz z innym kontaktem',
  mergeWith: (name: string) => `Znajdź kontakt, który jest tym samym klientem co ${name}.`,
  mergePreview: 'Tak będzie wyglądał kontakt:',
  mergeNow: 'Połącz w jeden kontakt',
  newContact: 'Nowy kontakt',
  changing: 'Zmiana kontaktu',
  kinds,
  fields,
  reasons,
  nameless: 'Podaj imię, nazwisko, firmę lub numer.',
  wrong: 'Sprawdź to pole.',
  kind: 'Rodzaj numeru',
  number: 'Numer',
  addNumber: 'Dodaj numer',
  removeNumber: (number: string) => `Usuń numer ${number}`,
  fieldName: 'Nazwa pola',
  fieldValue: 'Wartość',
  addField: 'Dodaj pole',
  removeField: (name: string) => `Usuń pole ${name}`,
  restored: (time: string) => `Przywrócono to, co wpisano o ${time} i czego nie zapisano.`,
  discard: 'Odrzuć i zacznij od nowa',
  save: 'Zapisz',
  saving: 'Zapisuję…',
  cancel: 'Anuluj',
  nothing: 'puste',
  duplicate: 'Ten numer lub e-mail ma już:',
  saveAnyway: 'Zapisz mimo to',
  clash:
    'Ktoś inny zmienił ten kontakt w tym czasie. Twoje zmiany nie przepadły: to, co zmieniliście oboje, jest poniżej. Wybierz, co zostaje.',
  joined:
    'Ktoś inny zmienił ten kontakt w tym czasie. Jego zmiany są dodane do Twoich. Sprawdź je i zapisz jeszcze raz.',
  gone: 'Ktoś inny usunął ten kontakt w tym czasie.',
  mine: 'moje',
  theirs: 'nowe w bazie',
};
