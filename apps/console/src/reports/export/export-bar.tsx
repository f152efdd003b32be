import type { Endpoints } from '@wpm/client';
import type { ExportedReport, ExportFormat } from '@wpm/contract';
import { Button, Notice, useLanguage } from '@wpm/ui';
import { FileSpreadsheet, FileText } from 'lucide-react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useErrorText } from '../../i18n/use-error-text.ts';
import { useColumns } from '../columns/use-columns.ts';
import { useRecordingWords } from '../recordings/words/use-recording-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { exportTexts } from './export-texts.ts';
import { type ExportState, useExport } from './use-export.ts';

/** What is shown on the screen, as the platform is asked for it. */
export type ShownFilter = Omit<
  Parameters<Endpoints['startReportExport']>[0],
  'report' | 'format' | 'texts' | 'separator' | 'language' | 'columns'
>;

export type ExportBarProps = { readonly report: ExportedReport; readonly filter: ShownFilter };

/** The report as a file: all that matches the filter, not only what is on the screen. */
export function ExportBar({ report, filter }: ExportBarProps) {
  const words = useReportWords();
  const [console, recordings] = [useConsoleWords(), useRecordingWords()];
  const { language } = useLanguage();
  const { state, start, cancel } = useExport();
  const columns = useColumns(report).chosen?.slice();
  const begin = (format: ExportFormat) => {
    const texts = exportTexts(report, { reports: words, recordings, console });
    // Excel parts cells as the system writes numbers.
    void start({ ...filter, report, format, texts, language, columns, separator: language === 'pl' ? ';' : ',' });
  };
  if (state.kind === 'under-way') return <UnderWay at={state.at} onCancel={() => void cancel()} />;
  return (
    <div className="export-bar">
      <Button icon={<FileSpreadsheet size={18} aria-hidden />} onClick={() => begin('xlsx')}>
        {words.exported.excel}
      </Button>
      <Button icon={<FileText size={18} aria-hidden />} onClick={() => begin('csv')}>
        {words.exported.csv}
      </Button>
      <Outcome state={state} />
    </div>
  );
}

function Outcome({ state }: { readonly state: ExportState }) {
  const { exported: words } = useReportWords();
  const errorText = useErrorText();
  if (state.kind === 'saved') return <span role="status">{words.saved}</span>;
  if (state.kind !== 'failed') return null;
  return (
    <Notice tone="bad" urgent>
      {state.code === null ? words.failed : errorText(state.code)}
    </Notice>
  );
}

type UnderWayProps = Pick<Extract<ExportState, { kind: 'under-way' }>, 'at'> & { readonly onCancel: () => void };

function UnderWay({ at: { rows, total, state }, onCancel }: UnderWayProps) {
  const { exported: words } = useReportWords();
  const { language } = useLanguage();
  const number = new Intl.NumberFormat(language);
  const said =
    state === 'waiting' || total === null ? words.waiting : words.written(number.format(rows), number.format(total));
  return (
    <div className="export-bar">
      <progress aria-label={words.progress} max={total ?? 1} value={total === null ? undefined : rows} />
      <span>{said}</span>
      <Button onClick={onCancel}>{words.cancel}</Button>
    </div>
  );
}
