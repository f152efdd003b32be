import { DIRECT_LINES } from '@wpm/contract';
import { useCampaigns } from '../../administration/targets.ts';
import { TargetFilter } from '../calls/target-filter.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import type { LineView } from './missed-list-view.ts';

export type LineFilterProps = { readonly line: LineView; readonly onChoose: (line: LineView) => void };

/** Customers of which line: a campaign's, or those who called users themselves. */
export function LineFilter({ line, onChoose }: LineFilterProps) {
  const { filter, missedList } = useReportWords();
  const targets = [...useCampaigns(), { id: DIRECT_LINES, name: missedList.direct }];
  return <TargetFilter label={filter.campaign} chosen={line} targets={targets} onChoose={onChoose} />;
}
