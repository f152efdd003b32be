import type { ExportedReport } from '@wpm/contract';
import { useLanguage } from '@wpm/ui';
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Sorting } from '../../administration/list/list-view.ts';
import { ariaSort, sorted } from '../../administration/list/sorted.ts';
import { Absent } from '../../states/absent.tsx';
import { inColumns, useColumns } from '../columns/use-columns.ts';
import { useRowSorting } from './use-row-sorting.ts';

/** A column of a report of sums: its heading, and what stands in it. Several may have one id: they are chosen together. */
export type FigureColumn<Row> = {
  readonly id: string;
  readonly heading: string;
  /** What its rows are sorted by; null stands last. */
  readonly order: (row: Row) => number | string | null;
  readonly cell: (row: Row) => ReactNode;
  /** Where what is counted is listed one by one; null: nowhere. */
  readonly href?: (row: Row) => string | null;
};

export type FigureTableProps<Row> = {
  /** Whose columns they are. */
  readonly page: ExportedReport;
  readonly label: string;
  /** The column that heads each row. */
  readonly head: Omit<FigureColumn<Row>, 'id'>;
  readonly columns: readonly FigureColumn<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
};

/** A column of counts: each is also what it is sorted by. */
export const countColumn = <Row,>(id: string, heading: string, of: (row: Row) => number): FigureColumn<Row> => ({
  id,
  heading,
  order: of,
  cell: of,
});

const HEAD = 'row';

/** Sums as a table, sorted by any of its columns; it scrolls by itself, what heads a row stays in sight. */
export function FigureTable<Row>({ page, label, head, columns: all, rows, keyOf }: FigureTableProps<Row>) {
  const columns = inColumns(useColumns(page).shown, all);
  const { language } = useLanguage();
  const { sorting, sort } = useRowSorting();
  // Columns of one id, as breaks have, are told apart by their headings.
  const keyed = columns.map((column) => ({ ...column, key: isAlone(columns, column) ? column.id : column.heading }));
  const orders = [{ ...head, id: HEAD }, ...keyed.map((column) => ({ ...column, id: column.key }))];
  return (
    // Focusable, as what scrolls must be by keyboard too.
    <section className="report-scroll report-sums" aria-label={label} tabIndex={0}>
      <table className="report-table">
        <caption className="ui-unseen">{label}</caption>
        <thead>
          <tr>
            <Heading id={HEAD} text={head.heading} sorting={sorting} onSort={() => sort(HEAD, 'up')} />
            {keyed.map(({ key, heading }) => (
              <Heading key={key} id={key} text={heading} sorting={sorting} isNumber onSort={() => sort(key, 'down')} />
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted(rows, orders, sorting, language).map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">
                <Cell column={head} row={row} />
              </th>
              {keyed.map(({ key, ...column }) => (
                <td key={key} data-number="true">
                  <Cell column={column} row={row} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const isAlone = <Row,>(columns: readonly FigureColumn<Row>[], { id }: FigureColumn<Row>): boolean =>
  columns.filter((column) => column.id === id).length === 1;

type CellProps<Row> = { readonly column: Omit<FigureColumn<Row>, 'id'>; readonly row: Row };

/** What is counted leads to what it counts; nothing leads nowhere. */
function Cell<Row>({ column, row }: CellProps<Row>) {
  const shown = column.cell(row);
  const href = shown === 0 ? null : (column.href?.(row) ?? null);
  if (shown === null || shown === undefined) return <Absent />;
  if (href === null) return shown;
  return (
    <Link href={href} className="link">
      {shown}
    </Link>
  );
}

type HeadingProps = {
  readonly id: string;
  readonly text: string;
  readonly sorting: Sorting | null;
  readonly isNumber?: boolean;
  readonly onSort: () => void;
};

function Heading({ id, text, sorting, isNumber, onSort }: HeadingProps) {
  const Arrow = sorting?.descending === true ? ArrowDown : ArrowUp;
  return (
    <th scope="col" data-number={isNumber} aria-sort={ariaSort(sorting, id)}>
      <button type="button" className="entries-sort" onClick={onSort}>
        {text}
        {sorting?.column === id && <Arrow size={16} aria-hidden />}
      </button>
    </th>
  );
}
