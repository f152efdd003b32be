import type { ExportedReport } from '@wpm/contract';
import type { ConsoleWords } from '../../i18n/console-words.ts';
import type { ReportWords } from '../words/report-words.ts';

/** Columns whose values are seconds: the heading says so. */
const IN_SECONDS = new Set(
  `wait ring talk hold consultation wrapUp recording averageWait longestWait averageHandling averageCallBack waited signedIn
   idle ringing in-call wrap-up not-answering unreachable`.split(/\s+/),
);

type Texts = Readonly<Record<string, string>>;

/** What a file calls its columns and codes: as the screens do. */
export function exportTexts(report: ExportedReport, words: ReportWords, console: ConsoleWords): Texts {
  const columns = Object.entries(columnsOf(report, words)).map(([id, heading]) => [
    `column.${id}`,
    IN_SECONDS.has(id) ? `${heading} (s)` : heading,
  ]);
  return { ...Object.fromEntries(columns), ...codesOf(words, console), sheet: words.kinds[report] };
}

function columnsOf(
  report: ExportedReport,
  { columns, sums, missed, missedList, recalls, quality, exported }: ReportWords,
): Texts {
  const of: Readonly<Record<ExportedReport, Texts>> = {
    calls: { ...columns, ...exported.columns },
    campaigns: { ...sums.columns, group: exported.group },
    agents: { ...sums.columns, ...sums.activities, agent: columns.agent },
    missed: { ...missed, group: missedList.exportedGroup },
    'missed-list': { ...missedList.columns, callId: columns.callId },
    recalls: { ...recalls.columns, ...recalls.inFile },
    quality: { ...quality.columns, group: quality.exportedGroup },
  };
  return of[report];
}

function codesOf(
  { exits, forwardings, devices, quality, recalls, missedList, systemClassifiers }: ReportWords,
  { calls, filter }: ConsoleWords,
): Texts {
  return {
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
