import { type HoursSettings, WEEKDAYS } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { Plus, X } from 'lucide-react';
import { ChecksField } from '../fields/checks-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { OpenTimesField } from './open-times-field.tsx';

type Week = HoursSettings['week'];

const MOST_GROUPS = 14;

export type WeekFieldProps = {
  readonly week: Week;
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (week: Week) => void;
};

/** When it is open in a week: days with the same times stand together. */
export function WeekField({ week, problem, onChange }: WeekFieldProps) {
  const words = useConsoleWords().hours;
  return (
    <>
      {week.map((group, index) => (
        <fieldset key={index} className="checks destination">
          <legend>{words.openTimes}</legend>
          <div className="weekdays">
            <ChecksField
              label={words.onDays}
              values={WEEKDAYS}
              texts={words.days}
              chosen={group.days}
              problem={problem(`week.${index}.days`)}
              onChange={(days) => onChange(week.with(index, { ...group, days }))}
            />
          </div>
          <OpenTimesField
            times={group.open}
            problem={(path) => problem(`week.${index}.open.${path}`)}
            onChange={(open) => onChange(week.with(index, { ...group, open }))}
          >
            <Button icon={<X size={18} aria-hidden />} onClick={() => onChange(week.toSpliced(index, 1))}>
              {words.removeDays}
            </Button>
          </OpenTimesField>
        </fieldset>
      ))}
      {week.length === 0 && <p className="field-hint">{words.neverOpenHint}</p>}
      {week.length < MOST_GROUPS && (
        <Button
          icon={<Plus size={18} aria-hidden />}
          onClick={() => onChange([...week, { days: [], open: [{ from: '08:00', to: '16:00' }] }])}
        >
          {words.addDays}
        </Button>
      )}
    </>
  );
}
