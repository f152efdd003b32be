import { Button } from '@wpm/ui';
import { useState } from 'react';
import { CheckField } from '../../fields/check-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import type { Table } from '../../files/table.ts';
import { useContactWords } from '../words/use-contact-words.ts';
import { COLUMN_KINDS, type ColumnKind, guessedColumns } from './columns.ts';
import { ImportOutcome } from './import-outcome.tsx';
import { rowsOf } from './rows.ts';
import { type ImportCounts, useImport } from './use-import.ts';

export type ImportTableProps = {
  /** The file's, headings first. */
  readonly table: Table;
};

/** What the columns of a file are, with its first rows; then a preview, and the import itself. */
export function ImportTable({ table }: ImportTableProps) {
  const [headings = [], ...below] = table.rows;
  const words = useContactWords();
  const [kinds, setKinds] = useState(() => guessedColumns(headings));
  const [despiteDuplicates, setDespite] = useState(false);
  const { progress, run, forget } = useImport();
  const { rows, repeated } = rowsOf(table, kinds);
  const isRunning = progress.kind === 'running';
  // What was shown is of other columns then.
  const anew =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      forget();
    };
  const start = (preview: boolean) => {
    if (!isRunning) void run(rows, { preview, despiteDuplicates });
  };
  return (
    <>
      <section aria-label={words.columns}>
        <p>{words.rowsRead(below.length)}</p>
        <Columns headings={headings} kinds={kinds} rows={below} onChange={anew(setKinds)} />
      </section>
      <CheckField
        label={words.despite}
        hint={words.despiteHint}
        checked={despiteDuplicates}
        onChange={anew(setDespite)}
      />
      <div className="import-buttons">
        <Button aria-disabled={isRunning} onClick={() => start(true)}>
          {words.preview}
        </Button>
        {progress.kind === 'previewed' && <TakeButton counts={progress.counts} onTake={() => start(false)} />}
      </div>
      <ImportOutcome headings={headings} progress={progress} repeated={repeated} />
    </>
  );
}

type TakeButtonProps = { readonly counts: ImportCounts; readonly onTake: () => void };

function TakeButton({ counts: { created, changed }, onTake }: TakeButtonProps) {
  const words = useContactWords();
  return (
    <Button tone="primary" aria-disabled={created + changed === 0} onClick={() => created + changed > 0 && onTake()}>
      {words.importNow(created + changed)}
    </Button>
  );
}

const MOST_SHOWN = 5;

type ColumnsProps = {
  readonly headings: readonly string[];
  readonly kinds: readonly ColumnKind[];
  readonly rows: readonly (readonly string[])[];
  readonly onChange: (kinds: readonly ColumnKind[]) => void;
};

function Columns({ headings, kinds, rows, onChange }: ColumnsProps) {
  const words = useContactWords();
  return (
    <div className="report-scroll report-part">
      <table className="report-table import-columns">
        <thead>
          <tr>
            {headings.map((heading, at) => (
              <th key={at} scope="col">
                {heading || words.unnamed}
                <SelectField
                  label={words.columnIs}
                  values={COLUMN_KINDS}
                  texts={words.columnKinds}
                  value={kinds[at] ?? 'ignored'}
                  onChoose={(chosen) =>
                    chosen !== null && onChange(kinds.map((kind, each) => (each === at ? chosen : kind)))
                  }
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_SHOWN).map((cells, row) => (
            <tr key={row}>
              {headings.map((_, at) => (
                <td key={at}>{cells[at]}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
