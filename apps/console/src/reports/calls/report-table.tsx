import type { ReportedPart } from '@wpm/contract';
import { CallIcon, useLanguage, useCallWords } from '@wpm/ui';
import { memo, useMemo } from 'react';
import { Link } from 'wouter';
import { callPath } from '../report-paths.ts';
import { zonedInstant } from '../format.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { inColumns } from '../columns/use-columns.ts';
import { type Column, REPORT_COLUMNS, ReportCells } from './report-columns.tsx';

export type ReportTableProps = {
  readonly parts: readonly ReportedPart[];
  readonly timeZone: string;
  /** Their ids; every one where nothing is said. */
  readonly shown?: readonly string[];
};

/** The report as a table: it scrolls both ways by itself, its heading row and the start of each call stay in sight. */
export function ReportTable({ parts, timeZone, shown }: ReportTableProps) {
  const words = useReportWords();
  const columns = useMemo(() => (shown ? inColumns(shown, REPORT_COLUMNS) : REPORT_COLUMNS), [shown]);
  return (
    <table className="report-table">
      <caption className="ui-unseen">{words.tableLabel}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.start}</th>
          {columns.map(({ id, isNumber }) => (
            <th key={id} scope="col" data-number={isNumber}>
              {words.columns[id]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <ReportRow key={`${part.callId} ${part.part}`} part={part} timeZone={timeZone} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

type ReportRowProps = {
  readonly part: ReportedPart;
  readonly timeZone: string;
  readonly columns: readonly Column[];
};

const ReportRow = memo(function ReportRow({ part, timeZone, columns }: ReportRowProps) {
  const { language } = useLanguage();
  const { outcomes } = useCallWords();
  return (
    <tr>
      <th scope="row">
        <Link href={callPath(part.callId)} className="report-opener">
          <CallIcon direction={part.direction} outcome={part.outcome} decorative />
          <span className="ui-unseen">{outcomes[part.direction][part.outcome]}, </span>
          <time dateTime={part.startedAt}>{zonedInstant(part.startedAt, timeZone, language)}</time>
        </Link>
      </th>
      <ReportCells part={part} columns={columns} />
    </tr>
  );
});
