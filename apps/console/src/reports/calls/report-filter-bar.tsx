import { CALL_REPORT_SORTS, QUEUE_EXIT_FILTERS } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { FilterX } from 'lucide-react';
import { useCampaigns, useUsers } from '../../administration/targets.ts';
import { CallFields } from '../../calls/filter/call-fields.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useReportWords } from '../words/use-report-words.ts';
import { PeriodFields } from './period-fields.tsx';
import { type ReportView, searchOf, WHOLE_DAY } from './report-view.ts';
import { SecondsField } from './seconds-field.tsx';
import { TargetFilter } from './target-filter.tsx';
import { useClassifierChoices } from './use-classifier-choices.ts';

export type ReportFilterBarProps = {
  readonly view: ReportView;
  /** `replace` while something is typed: Back goes to the filter before it. */
  readonly onChange: (change: Partial<ReportView>, replace?: boolean) => void;
};

/** Everything that narrows the report down, and its order. */
export function ReportFilterBar(props: ReportFilterBarProps) {
  const { view, onChange } = props;
  const words = useConsoleWords().filter;
  const { filter: own, sorts } = useReportWords();
  const [users, campaigns] = [useUsers(), useCampaigns()];
  return (
    <section className="filter" aria-label={words.label}>
      <PeriodFields view={view} onChange={onChange} />
      <TargetFilter
        label={own.agent}
        any={own.everyAgent}
        chosen={view.agentId}
        targets={users}
        onChoose={(agentId) => onChange({ agentId })}
      />
      <TargetFilter
        label={own.campaign}
        chosen={view.campaignId}
        targets={campaigns}
        onChoose={(campaignId) => onChange({ campaignId })}
      />
      <OfCalls {...props} />
      <SelectField
        label={own.sort}
        value={view.sort}
        values={CALL_REPORT_SORTS}
        texts={sorts}
        onChoose={(sort) => sort !== null && onChange({ sort })}
      />
      {searchOf(view) !== '' && (
        <Button icon={<FilterX size={18} aria-hidden />} onClick={() => onChange(WHOLE_DAY)}>
          {words.clear}
        </Button>
      )}
    </section>
  );
}

/** What a call itself must be like. */
function OfCalls({ view, onChange }: ReportFilterBarProps) {
  const { filter: words, exits, exitSums, exported } = useReportWords();
  const { any } = useConsoleWords().filter;
  return (
    <>
      <TargetFilter
        label={words.classifier}
        chosen={view.classifier}
        targets={useClassifierChoices()}
        onChoose={(classifier) => onChange({ classifier })}
      />
      <CallFields filter={view} onChange={onChange} />
      <SelectField
        label={exported.columns.left}
        value={view.left}
        values={QUEUE_EXIT_FILTERS}
        texts={{ ...exits, ...exitSums }}
        any={any}
        onChoose={(left) => onChange({ left })}
      />
      <TalkFields view={view} onChange={onChange} />
    </>
  );
}

/** How long was talked at least, and at most. */
function TalkFields({ view, onChange }: ReportFilterBarProps) {
  const { filter: words } = useReportWords();
  return (
    <>
      <SecondsField
        label={words.minSeconds}
        value={view.minSeconds}
        onChange={(minSeconds) => onChange({ minSeconds }, true)}
      />
      <SecondsField
        label={words.maxSeconds}
        value={view.maxSeconds}
        onChange={(maxSeconds) => onChange({ maxSeconds }, true)}
      />
    </>
  );
}
