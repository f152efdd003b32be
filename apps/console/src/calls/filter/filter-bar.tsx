import { Button } from '@wpm/ui';
import { FilterX } from 'lucide-react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { SelectField } from '../../fields/select-field.tsx';
import { dateIn } from '../../format/zone.ts';
import { useZone } from '../../zone/tenant-zone.tsx';
import { CallFields } from './call-fields.tsx';
import { type CallFilter, EVERYTHING_TODAY, searchOf } from './call-filter.ts';
import { DayFields } from './day-fields.tsx';
import { type Period, PERIOD_KINDS, type PeriodKind } from './period.ts';

export type FilterBarProps = {
  readonly filter: CallFilter;
  /** `replace` while something is typed: Back goes to the filter before it. */
  readonly onChange: (change: Partial<CallFilter>, replace?: boolean) => void;
};

/** Everything that narrows the list down. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const words = useConsoleWords().filter;
  const narrowed = searchOf({ filter, callId: null }) !== '';
  return (
    <section className="filter" aria-label={words.label}>
      <PeriodFields period={filter.period} onChange={onChange} />
      <CallFields filter={filter} onChange={onChange} />
      {narrowed && (
        <Button icon={<FilterX size={18} aria-hidden />} onClick={() => onChange(EVERYTHING_TODAY)}>
          {words.clear}
        </Button>
      )}
    </section>
  );
}

function PeriodFields({ period, onChange }: { readonly period: Period } & Pick<FilterBarProps, 'onChange'>) {
  const words = useConsoleWords().filter;
  const zone = useZone();
  return (
    <>
      <SelectField<PeriodKind>
        label={words.period}
        value={period.kind}
        values={PERIOD_KINDS}
        texts={words.periods}
        onChoose={(kind) => kind !== null && onChange({ period: periodOfKind(kind, dateIn(zone, new Date())) })}
      />
      {period.kind === 'between' && <DayFields days={period} onChange={(days) => onChange({ period: days }, true)} />}
    </>
  );
}

/** A period of one's own begins as today, so that there is something to change. */
function periodOfKind(kind: PeriodKind, today: string): Period {
  return kind === 'between' ? { kind, first: today, last: today } : { kind };
}
