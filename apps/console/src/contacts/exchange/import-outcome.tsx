import { IMPORT_RESULTS } from '@wpm/contract';
import { Button, Notice } from '@wpm/ui';
import { Download } from 'lucide-react';
import { Dependents } from '../../administration/edit/dependents.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useContactWords } from '../words/use-contact-words.ts';
import { writeCsv } from '../../files/csv.ts';
import type { ImportRow } from './rows.ts';
import { saveFile } from '../../files/save-file.ts';
import type { ImportProgress, WrongRow } from './use-import.ts';

export type ImportOutcomeProps = {
  readonly headings: readonly string[];
  readonly progress: ImportProgress;
  readonly repeated: readonly ImportRow[];
};

/** More are in the file of wrong rows: a table of thousands helps nobody. */
const MOST_SHOWN = 200;

/** What came of an import, or would: numbers, and every row that is not taken with the reason. */
export function ImportOutcome({ headings, progress, repeated }: ImportOutcomeProps) {
  const words = useContactWords();
  const errorText = useErrorText();
  if (progress.kind === 'none') return null;
  if (progress.kind === 'running')
    return (
      <p role="status">
        {words.running(progress.done, progress.of)}{' '}
        <progress max={progress.of} value={progress.done} aria-label={words.import} />
      </p>
    );
  const { counts, wrong } = progress;
  return (
    <section aria-label={words.outcome}>
      <div role="status">
        <h2>{progress.kind === 'failed' ? words.stopped(progress.done) : words.told[progress.kind]}</h2>
      </div>
      {progress.kind === 'failed' && (
        <Notice tone="bad" urgent>
          {errorText(progress.code)}
        </Notice>
      )}
      <ul className="import-counts">
        {IMPORT_RESULTS.map((result) => (
          <li key={result}>
            {words.results[result]}: <b>{counts[result]}</b>
          </li>
        ))}
        {repeated.length > 0 && (
          <li>
            {words.repeated}: <b>{repeated.length}</b>
          </li>
        )}
      </ul>
      {wrong.length + repeated.length > 0 && <WrongRows headings={headings} wrong={wrong} repeated={repeated} />}
    </section>
  );
}

type WrongRowsProps = Pick<ImportOutcomeProps, 'headings' | 'repeated'> & { readonly wrong: readonly WrongRow[] };

function WrongRows({ headings, wrong, repeated }: WrongRowsProps) {
  const words = useContactWords();
  const reasonText = useReasonText();
  const save = () =>
    saveFile(
      `${words.wrongFileName}.csv`,
      writeCsv([
        [words.line, ...headings, words.why],
        ...wrong.map(({ row, outcome }) => [String(row.line), ...row.cells, reasonText(outcome)]),
        ...repeated.map((row) => [String(row.line), ...row.cells, words.repeatedWhy]),
      ]),
    );
  return (
    <>
      <div>
        <Button icon={<Download size={18} aria-hidden />} onClick={save}>
          {words.saveWrong}
        </Button>
      </div>
      <WrongTable wrong={wrong} repeated={repeated} />
      {wrong.length + repeated.length > MOST_SHOWN && <p className="quiet">{words.moreWrong}</p>}
    </>
  );
}

function WrongTable({ wrong, repeated }: Omit<WrongRowsProps, 'headings'>) {
  const words = useContactWords();
  const reasonText = useReasonText();
  const rows = [
    ...wrong.map(({ row, outcome }) => ({ row, why: reasonText(outcome), duplicates: outcome.duplicates })),
    ...repeated.map((row) => ({ row, why: words.repeatedWhy, duplicates: [] })),
  ];
  return (
    <div className="report-scroll report-part">
      <table className="report-table import-wrong">
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            <th scope="col">{words.row}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, MOST_SHOWN).map(({ row, why, duplicates }) => (
            <tr key={row.line}>
              <td>{row.line}</td>
              <td>{row.cells.filter(Boolean).join(', ')}</td>
              <td>
                {why}
                {duplicates.length > 0 && <Dependents dependents={duplicates} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Why a row is not taken, in words: the fields by their names. */
function useReasonText(): (outcome: WrongRow['outcome']) => string {
  const words = useContactWords();
  const { reasons } = useConsoleWords().administration;
  const names: Readonly<Record<string, string>> = words.fields;
  return ({ result, reasons: wrong }) => {
    if (result === 'duplicate') return words.duplicateRow;
    return Object.entries(wrong)
      .map(([path, reason]) => `${names[path.split('.')[0] ?? ''] ?? path}: ${reasons[reason]}`)
      .join(' ');
  };
}
