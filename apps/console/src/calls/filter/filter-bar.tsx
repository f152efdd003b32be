import { CALL_DIRECTIONS, OUTCOMES } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { FilterX } from 'lucide-react';
import { useCallback } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { SearchField } from '../../fields/search-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { type CallFilter, EVERYTHING_TODAY, LONGEST_NUMBER, searchOf } from './call-filter.ts';
import { DayFields } from './day-fields.tsx';
import { localDate, type Period, PERIOD_KINDS, type PeriodKind } from './period.ts';

export type FilterBarProps = {
  readonly filter: CallFilter;
  /** `replace` while something is typed: Back goes to the filter before it. */
  readonly onChange: (change: Partial<CallFilter>, replace?: boolean) => void;
};

/** Everything that narrows the list down. */
export function FilterBar({ filter, onChange }: FilterBarProps) {
  const words = useConsoleWords().filter;
  const search = useCallback((number: string) => onChange({ number }, true), [onChange]);
  const narrowed = searchOf({ filter, callId: null }) !== '';
  return (
    <section className="filter" aria-label={words.label}>
      <PeriodFields period={filter.period} onChange={onChange} />
      <SelectField
        label={words.direction}
        value={filter.direction}
        values={CALL_DIRECTIONS}
        texts={words.directions}
        any={words.any}
        onChoose={(direction) => onChange({ direction })}
      />
      <SelectField
        label={words.outcome}
        value={filter.outcome}
        values={OUTCOMES}
        texts={words.outcomes}
        any={words.any}
        onChoose={(outcome) => onChange({ outcome })}
      />
      <SearchField
        label={words.number}
        placeholder={words.numberHint}
        inputMode="tel"
        maxLength={LONGEST_NUMBER}
        value={filter.number}
        onSearch={search}
      />
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
  return (
    <>
      <SelectField<PeriodKind>
        label={words.period}
        value={period.kind}
        values={PERIOD_KINDS}
        texts={words.periods}
        onChoose={(kind) => kind !== null && onChange({ period: periodOfKind(kind) })}
      />
      {period.kind === 'between' && <DayFields days={period} onChange={(days) => onChange({ period: days }, true)} />}
    </>
  );
}

/** A period of one's own begins as today, so that there is something to change. */
function periodOfKind(kind: PeriodKind): Period {
  const today = localDate(new Date());
  return kind === 'between' ? { kind, first: today, last: today } : { kind };
}
