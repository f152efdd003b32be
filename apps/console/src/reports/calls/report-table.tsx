import type { ReportedPart } from '@wpm/contract';
import { CallIcon, useLanguage, useCallWords } from '@wpm/ui';
import { memo } from 'react';
import { Link } from 'wouter';
import { callPath } from '../report-paths.ts';
import { zonedInstant } from '../format.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { REPORT_COLUMNS, ReportCells } from './report-columns.tsx';

export type ReportTableProps = { readonly parts: readonly ReportedPart[]; readonly timeZone: string };

/** The report as a table: it scrolls both ways by itself, its heading row and the start of each call stay in sight. */
export function ReportTable({ parts, timeZone }: ReportTableProps) {
  const words = useReportWords();
  return (
    <table className="report-table">
      <caption className="ui-unseen">{words.tableLabel}</caption>
      <thead>
        <tr>
          <th scope="col">{words.columns.start}</th>
          {REPORT_COLUMNS.map(({ id, isNumber }) => (
            <th key={id} scope="col" data-number={isNumber}>
              {words.columns[id]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {parts.map((part) => (
          <ReportRow key={`${part.callId} ${part.part}`} part={part} timeZone={timeZone} />
        ))}
      </tbody>
    </table>
  );
}

const ReportRow = memo(function ReportRow({
  part,
  timeZone,
}: {
  readonly part: ReportedPart;
  readonly timeZone: string;
}) {
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
      <ReportCells part={part} />
    </tr>
  );
});
