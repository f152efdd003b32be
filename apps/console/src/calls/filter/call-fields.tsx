import { CALL_DIRECTIONS, OUTCOMES } from '@wpm/contract';
import { useCallback } from 'react';
import { SearchField } from '../../fields/search-field.tsx';
import { SelectField } from '../../fields/select-field.tsx';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { type CallFilter, LONGEST_NUMBER } from './call-filter.ts';

type OfCalls = Pick<CallFilter, 'direction' | 'outcome' | 'number'>;

export type CallFieldsProps = {
  readonly filter: OfCalls;
  /** `replace` while something is typed: Back goes to the filter before it. */
  readonly onChange: (change: Partial<OfCalls>, replace?: boolean) => void;
};

/** What a call itself must be like. */
export function CallFields({ filter, onChange }: CallFieldsProps) {
  const words = useConsoleWords().filter;
  const search = useCallback((number: string) => onChange({ number }, true), [onChange]);
  return (
    <>
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
    </>
  );
}
