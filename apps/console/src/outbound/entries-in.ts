/** An entry as a file has it; what is wrong with it the platform says. */
export type FileEntry = { readonly externalId: string; readonly card: Readonly<Record<string, unknown>> };

const KINDS = ['id', 'name', 'number', 'priority', 'notBefore'] as const;
type Kind = (typeof KINDS)[number];

/** What a column of a file is for, by what it may be called. */
const NAMES: Readonly<Record<Kind, readonly string[]>> = {
  id: ['id', 'externalid', 'external id', 'identyfikator', 'nr'],
  name: ['name', 'nazwa', 'imię i nazwisko', 'imie i nazwisko', 'klient', 'customer'],
  number: [
    'number',
    'phone',
    'telefon',
    'numer',
    'telefon 2',
    'phone 2',
    'number 2',
    'numer 2',
    'telefon 3',
    'phone 3',
  ],
  priority: ['priority', 'priorytet'],
  notBefore: ['not before', 'notbefore', 'nie przed', 'nie wcześniej'],
};

/**
 * The entries of a file, from its rows of cells, the first of which names the columns: columns of known names are what they say, all
 * others are fields the agent is shown. A row without an id is known by its first number; one without a number is sent as it is, and
 * refused with its reason.
 */
export function entriesIn([columns = [], ...rows]: readonly (readonly string[])[]): readonly FileEntry[] {
  const kinds = columns.map((column) => kindOf(column));
  return rows.map((row) => {
    const all = (kind: Kind) => row.filter((cell, at) => kinds[at] === kind && cell !== '');
    const numbers = all('number')
      .flatMap((cell) => cell.split(/[,;/|]/).map((each) => each.trim()))
      .filter(Boolean);
    const fields = row.flatMap((value, at) =>
      kinds[at] === undefined && value !== '' ? [{ name: columns[at] || `${at + 1}`, value }] : [],
    );
    const [priority, notBefore] = [all('priority')[0], all('notBefore')[0]];
    const card = {
      name: all('name').join(' '),
      numbers,
      fields,
      ...(priority !== undefined && { priority: Number(priority) }),
      ...(notBefore !== undefined && { notBefore: instantOf(notBefore) }),
    };
    return { externalId: (all('id')[0] ?? numbers[0] ?? '').slice(0, 200) || '?', card };
  });
}

function kindOf(column: string): Kind | undefined {
  const name = column.toLowerCase();
  return KINDS.find((kind) => NAMES[kind].includes(name));
}

/** A day or an instant of the browser's zone; what is neither is left for the platform to refuse. */
function instantOf(text: string): string {
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00` : text.replace(' ', 'T'));
  return Number.isNaN(at.getTime()) ? text : at.toISOString();
}
