import type { ContactNumberKind, ImportResult } from '@wpm/contract';
import { type CardField, counting } from '@wpm/ui';
import type { ColumnKind } from '../exchange/columns.ts';

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

const columnKinds: Record<ColumnKind, string> = {
  ignored: 'pomiń',
  id: 'identyfikator w innym systemie',
  firstName: 'imię',
  lastName: 'nazwisko',
  company: 'firma',
  number: 'numer telefonu',
  work: 'numer służbowy',
  home: 'numer domowy',
  main: 'numer centrali',
  fax: 'numer faksu',
  other: 'inny numer',
  email: 'e-mail',
  notes: 'notatki',
  field: 'dodatkowe pole o tej nazwie',
};

/** Headings that say what the numbers below are for, and by which they are known again. */
const numberColumns: Record<ContactNumberKind, string> = {
  mobile: 'Numer komórkowy',
  work: 'Numer służbowy',
  home: 'Numer domowy',
  main: 'Centrala',
  fax: 'Faks',
  other: 'Inny numer',
};

const results: Record<ImportResult, string> = {
  created: 'Nowe',
  changed: 'Zmienione',
  unchanged: 'Bez zmian',
  refused: 'Błędne',
  duplicate: 'Powtórzone: numer lub e-mail ma ktoś inny',
};

const contacts = (number: number) =>
  count(number, { one: 'kontakt', few: 'kontakty', many: 'kontaktów', other: 'kontaktu' });

/** The words of the contacts of the console, in Polish: the original. */
export const pl = {
  kinds,
  fields,
  columnKinds,
  numberColumns,
  results,
  number: 'Numer',
  kind: 'Rodzaj',
  addNumber: 'Dodaj numer',
  removeNumber: (number: string) => `Usuń numer ${number}`.trim(),
  fieldName: 'Nazwa pola',
  fieldValue: 'Wartość',
  addField: 'Dodaj pole',
  removeField: (name: string) => `Usuń pole ${name}`.trim(),
  duplicate: 'Ktoś inny ma już ten numer lub e-mail:',
  saveAnyway: 'Zapisz mimo to',
  calls: 'Ostatnie połączenia',
  noCalls: 'Nie było jeszcze połączeń z tym kontaktem.',
  duplicates: 'Ten sam klient?',
  sameNumber: 'Ten sam numer mają też:',
  merge: 'Połącz',
  mergeWith: (name: string) => `Połącz z: ${name}`,
  mergeSearch: 'Połącz z innym kontaktem',
  mergeSearchHint: 'Nazwisko, firma lub cyfry',
  mergeQuestion: (kept: string, gone: string) => `Połączyć „${kept}” i „${gone}” w jeden kontakt?`,
  mergeHint: (gone: string) =>
    `Numery, pola i notatki obu zostaną razem; „${gone}” zniknie z listy. Jakie były, pozostaje w dzienniku zmian.`,
  mergeNo: 'Zostaw dwa',
  mergeNow: 'Połącz w jeden',
  import: 'Importuj z pliku',
  importAbout:
    'Plik Excela (.xlsx, pierwszy arkusz) albo CSV, z nagłówkami w pierwszym wierszu. Najpierw zobaczysz, co z czego powstanie; bez zapisu nic się nie zmieni.',
  file: 'Plik',
  columns: 'Kolumny',
  rowsRead: (rows: number) =>
    `${count(rows, { one: 'wiersz', few: 'wiersze', many: 'wierszy', other: 'wiersza' })}. Sprawdź, czym są kolumny:`,
  unnamed: 'bez nazwy',
  columnIs: 'Czym jest',
  despite: 'Dodaj także tych, których numer lub e-mail ma już ktoś inny',
  despiteHint: 'Inaczej są pomijani i wypisani poniżej z tym, kto go ma.',
  preview: 'Pokaż, co powstanie',
  importNow: (number: number) => `Zapisz (${contacts(number)})`,
  running: (done: number, of: number) => `${done} z ${of}`,
  outcome: 'Wynik',
  told: { previewed: 'Tak będzie. Nic jeszcze nie zapisano.', imported: 'Zapisano.' },
  stopped: (done: number) => `Przerwano po ${done} wierszach. Zacznij od nowa: to, co zapisane, nie powtórzy się.`,
  repeated: 'Drugi raz w pliku',
  repeatedWhy: 'Ten sam kontakt jest wyżej w pliku.',
  line: 'Wiersz',
  row: 'Dane',
  why: 'Dlaczego',
  duplicateRow: 'Numer lub e-mail ma już ktoś inny.',
  saveWrong: 'Zapisz pominięte wiersze do pliku',
  moreWrong: 'Pozostałe są w pliku.',
  wrongFileName: 'pominiete',
  export: { xlsx: 'Eksportuj do Excela', csv: 'Eksportuj do CSV' },
  exporting: (number: number) => `Wczytuję: ${contacts(number)}…`,
  exported: (number: number) => `Zapisano do pliku: ${contacts(number)}.`,
  fileName: 'kontakty',
  sheetName: 'Kontakty',
  idColumn: 'Identyfikator',
};
