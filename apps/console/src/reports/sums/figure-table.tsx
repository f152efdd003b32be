import type { ExportedReport } from '@wpm/contract';
import type { ReactNode } from 'react';
import { Absent } from '../../states/absent.tsx';
import { inColumns, useColumns } from '../columns/use-columns.ts';

/** A column of a report of sums: its heading, and what stands in it. Several may have one id: they are chosen together. */
export type FigureColumn<Row> = {
  readonly id: string;
  readonly heading: string;
  readonly cell: (row: Row) => ReactNode;
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

/** Sums as a table; it scrolls by itself, what heads a row stays in sight. */
export function FigureTable<Row>({ page, label, head, columns: all, rows, keyOf }: FigureTableProps<Row>) {
  const columns = inColumns(useColumns(page).shown, all);
  return (
    // Focusable, as what scrolls must be by keyboard too.
    <section className="report-scroll report-sums" aria-label={label} tabIndex={0}>
      <table className="report-table">
        <caption className="ui-unseen">{label}</caption>
        <thead>
          <tr>
            <th scope="col">{head.heading}</th>
            {columns.map(({ heading }) => (
              <th key={heading} scope="col" data-number="true">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={keyOf(row)}>
              <th scope="row">{head.cell(row)}</th>
              {columns.map(({ heading, cell }) => (
                <td key={heading} data-number="true">
                  {cell(row) ?? <Absent />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
