import type { HolidayDate } from '@wpm/contract';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { WholeNumberField } from '../fields/whole-number-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

const KINDS = ['yearly', 'once', 'easter'] as const;
const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12'] as const;

/** What a date is while nothing was said of it. */
const FIRST_OF: Readonly<Record<HolidayDate['kind'], HolidayDate>> = {
  once: { kind: 'once', date: '' },
  yearly: { kind: 'yearly', month: 1, day: 1 },
  easter: { kind: 'easter', days: 1 },
};

export type HolidayDateFieldsProps = {
  readonly date: HolidayDate;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (date: HolidayDate) => void;
};

/** When a holiday is: once, on a day of each year, or so many days from Easter. */
export function HolidayDateFields({ date, problem, onChange }: HolidayDateFieldsProps) {
  const words = useConsoleWords().holidays;
  return (
    <>
      <SelectField
        label={words.when}
        values={KINDS}
        texts={words.dateKinds}
        value={date.kind}
        onChoose={(kind) => kind !== null && onChange(FIRST_OF[kind])}
      />
      {date.kind === 'once' && (
        <TextField
          label={words.date}
          type="date"
          value={date.date}
          problem={problem('date.date')}
          onChange={(day) => onChange({ kind: 'once', date: day })}
        />
      )}
      {date.kind === 'yearly' && <DayOfYear date={date} problem={problem} onChange={onChange} />}
      {date.kind === 'easter' && (
        <WholeNumberField
          label={words.easterDays}
          hint={words.easterHint}
          min={-60}
          max={70}
          value={date.days}
          problem={problem('date.days')}
          onChange={(days) => onChange({ kind: 'easter', days: days ?? 0 })}
        />
      )}
    </>
  );
}

type DayOfYearProps = Omit<HolidayDateFieldsProps, 'date'> & {
  readonly date: Extract<HolidayDate, { kind: 'yearly' }>;
};

function DayOfYear({ date, problem, onChange }: DayOfYearProps) {
  const words = useConsoleWords().holidays;
  return (
    <div className="open-time">
      <WholeNumberField
        label={words.day}
        min={1}
        max={31}
        value={date.day}
        problem={problem('date.day')}
        onChange={(day) => onChange({ ...date, day: day ?? 0 })}
      />
      <SelectField
        label={words.month}
        values={MONTHS}
        texts={words.months}
        value={MONTHS[date.month - 1] ?? null}
        problem={problem('date.month')}
        onChoose={(month) => month !== null && onChange({ ...date, month: Number(month) })}
      />
    </div>
  );
}
