import { RECORDING_COMPLETENESSES } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { FilterX } from 'lucide-react';
import { useCampaigns, useUsers } from '../../administration/targets.ts';
import { LONGEST_NUMBER } from '../../calls/filter/call-filter.ts';
import { SearchField } from '../../fields/search-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { PeriodFields } from '../calls/period-fields.tsx';
import { TargetFilter } from '../calls/target-filter.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import { ALL_OF_TODAY, HELDS, type RecordingsView, recordingsSearchOf } from './recordings-view.ts';
import { useRecordingWords } from './words/use-recording-words.ts';

export type RecordingFilterBarProps = {
  readonly view: RecordingsView;
  /** `replace` while something is typed: Back goes to the filter before it. */
  readonly onChange: (change: Partial<RecordingsView>, replace?: boolean) => void;
};

/** Everything that narrows the list of recordings down. */
export function RecordingFilterBar(props: RecordingFilterBarProps) {
  const { view, onChange } = props;
  const words = useConsoleWords().filter;
  const { filter: reports } = useReportWords();
  return (
    <section className="filter" aria-label={words.label}>
      <PeriodFields view={view} onChange={onChange} />
      <TargetFilter
        label={reports.agent}
        any={reports.everyAgent}
        chosen={view.agentId}
        targets={useUsers()}
        onChoose={(agentId) => onChange({ agentId })}
      />
      <TargetFilter
        label={reports.campaign}
        chosen={view.campaignId}
        targets={useCampaigns()}
        onChoose={(campaignId) => onChange({ campaignId })}
      />
      <OfRecording {...props} />
      {recordingsSearchOf({ ...view, open: null }) !== '' && (
        <Button icon={<FilterX size={18} aria-hidden />} onClick={() => onChange(ALL_OF_TODAY)}>
          {words.clear}
        </Button>
      )}
    </section>
  );
}

/** What a recording itself must be like. */
function OfRecording({ view, onChange }: RecordingFilterBarProps) {
  const { any, number, numberHint } = useConsoleWords().filter;
  const { filter: words } = useRecordingWords();
  return (
    <>
      <SelectField
        label={words.completeness}
        value={view.completeness}
        values={RECORDING_COMPLETENESSES}
        texts={words.completenesses}
        any={any}
        onChoose={(completeness) => onChange({ completeness })}
      />
      <SelectField
        label={words.held}
        value={view.held}
        values={HELDS}
        texts={words.helds}
        any={any}
        onChoose={(held) => onChange({ held })}
      />
      <SearchField
        label={number}
        placeholder={numberHint}
        inputMode="tel"
        maxLength={LONGEST_NUMBER}
        value={view.number}
        onSearch={(typed) => onChange({ number: typed }, true)}
      />
    </>
  );
}
