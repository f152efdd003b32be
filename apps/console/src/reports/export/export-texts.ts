import type { ExportedReport } from '@wpm/contract';
import type { ConsoleWords } from '../../i18n/console-words.ts';
import type { RecordingWords } from '../recordings/words/recording-words.ts';
import type { ReportWords } from '../words/report-words.ts';

/** Columns whose values are seconds: the heading says so. */
const IN_SECONDS = new Set(
  `wait ring talk hold consultation wrapUp recording averageWait longestWait averageHandling averageCallBack waited signedIn
   pushed woke registered rang ended length
   idle ringing in-call wrap-up not-answering unreachable`.split(/\s+/),
);

type Texts = Readonly<Record<string, string>>;

/** What screens call things. */
export type ScreenWords = {
  readonly reports: ReportWords;
  readonly recordings: RecordingWords;
  readonly console: ConsoleWords;
};

/** What a file calls its columns and codes: as the screens do. */
export function exportTexts(report: ExportedReport, words: ScreenWords): Texts {
  const columns = Object.entries(columnsOf(report, words)).map(([id, heading]) => [
    `column.${id}`,
    IN_SECONDS.has(id) ? `${heading} (s)` : heading,
  ]);
  return { ...Object.fromEntries(columns), ...codesOf(words), sheet: words.reports.kinds[report] };
}

function columnsOf(
  report: ExportedReport,
  { reports, recordings }: Pick<ScreenWords, 'reports' | 'recordings'>,
): Texts {
  const { columns, sums, missed, missedList, recalls, quality, ledger, exported } = reports;
  const of: Readonly<Record<ExportedReport, Texts>> = {
    calls: { ...columns, ...exported.columns },
    campaigns: { ...sums.columns, group: exported.group },
    agents: { ...sums.columns, ...sums.activities, agent: columns.agent },
    missed: { ...missed, group: missedList.exportedGroup },
    'missed-list': { ...missedList.columns, callId: columns.callId },
    recalls: { ...recalls.columns, ...recalls.inFile },
    quality: { ...quality.columns, group: quality.exportedGroup },
    offers: { ...ledger.columns, ...ledger.inFile, verdict: ledger.verdict, callId: columns.callId },
    recordings: { ...recordings.columns, ...recordings.inFile, ...exported.columns, callId: columns.callId },
  };
  return of[report];
}

function codesOf({ reports, recordings, console: { calls, filter } }: ScreenWords): Texts {
  const { exits, forwardings, devices, quality, recalls, missedList, systemClassifiers, ledger, call } = reports;
  return {
    ...named('verdict', ledger.verdicts),
    ...named('pushed', { 'not-taken': ledger.notTaken }),
    ...named('givenBy', { supervisor: call.byHand(null) }),
    ...named('keptUntil', { 'for-ever': recordings.forEver }),
    ...named('left', exits),
    ...named('forwarded', forwardings),
    ...named('device', devices),
    ...named('network', quality.networks),
    ...named('reason', { ...missedList.reasons, short: missedList.short }),
    ...named('missedGroup', { ...missedList.reasons, direct: missedList.direct }),
    ...named('standing', missedList.standings),
    ...named('excuse', missedList.excuses),
    ...named('recall', recalls.states),
    ...named('cancelled', recalls.cancellations),
    ...named('campaign', { outside: recalls.outside }),
    ...named('for', { anyone: recalls.anyone }),
    ...named('result', calls.results),
    ...named('endedBy', calls.endedBy),
    ...named('direction', filter.directions),
    ...named('outcome', filter.outcomes),
    ...named('classifier', systemClassifiers),
  };
}

const named = (kind: string, texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).map(([code, text]) => [`${kind}.${code}`, text]));
