import { useLanguage } from '@wpm/ui';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import type { Item, Noun } from '../noun.ts';
import type { Sorting } from './list-view.ts';
import { ariaSort, sorted } from './sorted.ts';

export type EntryTableProps<Entry extends Item, Draft, Once> = {
  readonly noun: Noun<Entry, Draft, Once>;
  readonly entries: readonly Entry[];
  readonly sorting: Sorting | null;
  readonly openId: string | null;
  readonly onSort: (column: string) => void;
  readonly onOpen: (id: string) => void;
};

/** The entries as a table: the name heads each row and opens it. */
export function EntryTable<Entry extends Item, Draft, Once>(props: EntryTableProps<Entry, Draft, Once>) {
  const { noun, entries, sorting, openId, onSort, onOpen } = props;
  const words = useConsoleWords().nouns[noun.kind];
  const { language } = useLanguage();
  return (
    <table className="entries">
      <caption className="ui-unseen">{words.heading}</caption>
      <thead>
        <tr>
          <th scope="col" data-column="name">
            {words.name}
          </th>
          {noun.columns.map(({ id, order }) => (
            <th key={id} scope="col" data-column={id} aria-sort={order && ariaSort(sorting, id)}>
              <Heading id={id} text={headingOf(words.columns, id)} sorting={sorting} onSort={order && onSort} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sorted(entries, noun.columns, sorting, language).map((entry) => (
          // Anywhere in the row opens it for the mouse; the keyboard has the button in its heading.
          <tr key={entry.id} data-open={entry.id === openId || undefined} onClick={() => onOpen(entry.id)}>
            <th scope="row" data-column="name" data-depth={sorting === null ? noun.depthOf?.(entry) : undefined}>
              <button type="button" id={openerOf(entry.id)} className="entry-opener" aria-haspopup="dialog">
                {noun.nameOf(entry, language)}
              </button>
            </th>
            {noun.columns.map(({ id, Cell }) => (
              <td key={id} data-column={id}>
                <Cell entry={entry} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type HeadingProps = {
  readonly id: string;
  readonly text: string;
  readonly sorting: Sorting | null;
  /** Undefined where the column gives no order. */
  readonly onSort: ((column: string) => void) | undefined;
};

function Heading({ id, text, sorting, onSort }: HeadingProps) {
  if (onSort === undefined) return text;
  const Arrow = sorting?.descending === true ? ArrowDown : ArrowUp;
  return (
    <button type="button" className="entries-sort" onClick={() => onSort(id)}>
      {text}
      {sorting?.column === id && <Arrow size={16} aria-hidden />}
    </button>
  );
}

function headingOf(headings: Readonly<Record<string, string>>, column: string): string {
  return headings[column] ?? column;
}

/** The id of the button that opens an entry, where the focus returns to. */
export function openerOf(id: string): string {
  return `entry-${id}`;
}
