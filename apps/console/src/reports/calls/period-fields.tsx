import { REPORT_PERIODS } from '@wpm/contract';
import { DayFields } from '../../calls/filter/day-fields.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { dateIn } from '../../format/zone.ts';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { useZone } from '../../zone/tenant-zone.tsx';
import { useReportWords } from '../words/use-report-words.ts';
import type { PeriodView } from './report-view.ts';

export type PeriodFieldsProps = {
  readonly view: PeriodView;
  /** `replace` while days are typed: Back goes to the period before it. */
  readonly onChange: (view: PeriodView, replace?: boolean) => void;
};

/** Which days a report covers. */
export function PeriodFields({ view, onChange }: PeriodFieldsProps) {
  const words = useReportWords();
  const label = useConsoleWords().filter.period;
  const today = dateIn(useZone(), new Date());
  return (
    <>
      <SelectField
        label={label}
        value={view.period}
        values={REPORT_PERIODS}
        texts={words.periods}
        onChoose={(period) => {
          if (period === null) return;
          const ends = period === 'between' ? { first: today, last: today } : { first: null, last: null };
          onChange({ period, ...ends });
        }}
      />
      {view.period === 'between' && (
        <DayFields
          days={{ kind: 'between', first: view.first, last: view.last }}
          onChange={({ first, last }) => onChange({ period: 'between', first, last }, true)}
        />
      )}
    </>
  );
}
