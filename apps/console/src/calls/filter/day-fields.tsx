import { useId } from 'react';
import { useConsoleWords } from '../../i18n/use-console-words.ts';
import { isBackwards, type Period } from './period.ts';

type Days = Extract<Period, { readonly kind: 'between' }>;
export type DayFieldsProps = { readonly days: Days; readonly onChange: (days: Days) => void };

/** The two ends of a period of one's own, each may stay open. */
export function DayFields({ days, onChange }: DayFieldsProps) {
  const words = useConsoleWords();
  const id = useId();
  const backwards = isBackwards(days);
  const field = (end: 'first' | 'last') => (
    <div className="field">
      <label htmlFor={`${id}-${end}`}>{words.filter[end]}</label>
      <input
        id={`${id}-${end}`}
        type="date"
        value={days[end] ?? ''}
        aria-invalid={backwards}
        aria-describedby={backwards ? `${id}-problem` : undefined}
        onChange={(event) => onChange({ ...days, [end]: event.currentTarget.value || null })}
      />
    </div>
  );
  return (
    <>
      {field('first')}
      {field('last')}
      {backwards && (
        <p id={`${id}-problem`} className="field-problem" role="alert">
          {words.filter.backwards}
        </p>
      )}
    </>
  );
}
