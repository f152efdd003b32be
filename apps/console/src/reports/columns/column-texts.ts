import type { SavedViewPage } from '@wpm/contract';
import type { RecordingWords } from '../recordings/words/recording-words.ts';
import type { ReportWords } from '../words/report-words.ts';

/** What the columns of a page are called, by their ids. */
export function columnTexts(
  page: SavedViewPage,
  { columns, sums, missed, missedList, recalls, quality, ledger, chooser }: ReportWords,
  recordings: RecordingWords,
): Readonly<Record<string, string>> {
  const of: Readonly<Record<SavedViewPage, Readonly<Record<string, string>>>> = {
    'call-list': {},
    calls: columns,
    campaigns: sums.columns,
    agents: { ...sums.columns, ...sums.activities, breaks: chooser.breaks },
    missed,
    'missed-list': missedList.columns,
    recalls: recalls.columns,
    quality: quality.columns,
    offers: { ...ledger.columns, verdict: ledger.verdict },
    recordings: recordings.columns,
  };
  return of[page];
}
