import type { ContactNumberKind } from '@wpm/contract';

/** What a column of a file can be; a `number` is one of no said kind. */
export const COLUMN_KINDS = [
  'ignored',
  'id',
  'firstName',
  'lastName',
  'company',
  'number',
  'work',
  'home',
  'main',
  'fax',
  'other',
  'email',
  'notes',
  'field',
] as const;
export type ColumnKind = (typeof COLUMN_KINDS)[number];

/** Of columns that hold numbers, what these are for. */
export const NUMBERS_OF: Readonly<Partial<Record<ColumnKind, ContactNumberKind>>> = {
  number: 'mobile',
  work: 'work',
  home: 'home',
  main: 'main',
  fax: 'fax',
  other: 'other',
};

/** Headings as systems write them, folded: lower case, without accents and signs. */
const KNOWN: readonly (readonly [RegExp, ColumnKind])[] = [
  [/^(id|externalid|external id|identyfikator|kod klienta|customer id)$/, 'id'],
  [/^(imie|first ?name|given name)$/, 'firstName'],
  [/^(nazwisko|last ?name|surname|family name|nazwa|name|imie i nazwisko|full name)$/, 'lastName'],
  [/^(firma|company|organi[sz]ation|nazwa firmy|organizacja)$/, 'company'],
  [/^(e ?mail|email address|adres e ?mail|poczta)/, 'email'],
  [/^(notatki|notes?|uwagi|comment|comments|komentarz)$/, 'notes'],
  [/^(centrala|switchboard|main (phone|number|line))\b/, 'main'],
  [/\b(faks|fax)\b/, 'fax'],
  [/^(?=.*(telefon|phone|numer|number|tel\b)).*(sluzbow|work|business|office|\bprac)/, 'work'],
  [/^(?=.*(telefon|phone|numer|number|tel\b)).*(domow|\bhome)/, 'home'],
  [/^(inny|other) (telefon|phone|numer|number)\b/, 'other'],
  [/(telefon|phone|numer|number|mobile|komork|tel\b|gsm)/, 'number'],
];

const foldedHeading = (text: string) =>
  text
    .toLocaleLowerCase('pl')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();

/** What each column most likely is, by its heading; what nobody knows becomes a field of the tenant's own. */
export function guessedColumns(headings: readonly string[]): readonly ColumnKind[] {
  const taken = new Set<ColumnKind>();
  return headings.map((heading) => {
    const folded = foldedHeading(heading);
    const kind = folded === '' ? 'ignored' : (KNOWN.find(([form]) => form.test(folded))?.[1] ?? 'field');
    // One name, one address; of numbers and fields there may be many.
    if (!NUMBERS_OF[kind] && kind !== 'field' && kind !== 'ignored' && taken.has(kind)) return 'field';
    taken.add(kind);
    return kind;
  });
}
