import type { OpenTime } from '@wpm/contract';
import { Button, IconButton } from '@wpm/ui';
import { Plus, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';

const MOST_TIMES = 8;

export type OpenTimesFieldProps = {
  /** At least one. */
  readonly times: readonly OpenTime[];
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (times: OpenTime[]) => void;
  /** What else can be done, beside adding a time. */
  readonly children?: ReactNode;
};

/** From when to when it is open, as often as it is in a day. */
export function OpenTimesField({ times, problem, onChange, children }: OpenTimesFieldProps) {
  const words = useConsoleWords().hours;
  return (
    <>
      {times.map((time, index) => (
        <div key={index} className="open-time">
          <OpenTimeFields
            time={time}
            problem={(end) => problem(`${index}.${end}`)}
            onChange={(changed) => onChange(times.with(index, changed))}
          />
          {times.length > 1 && (
            <IconButton
              label={words.removeTime(`${time.from}–${time.to}`)}
              icon={<X size={18} aria-hidden />}
              onClick={() => onChange(times.toSpliced(index, 1))}
            />
          )}
        </div>
      ))}
      <div className="open-times-foot">
        {times.length < MOST_TIMES && (
          <Button icon={<Plus size={18} aria-hidden />} onClick={() => onChange([...times, { from: '', to: '' }])}>
            {words.addTime}
          </Button>
        )}
        {children}
      </div>
    </>
  );
}

type OpenTimeFieldsProps = {
  readonly time: OpenTime;
  readonly problem: (end: keyof OpenTime) => string | undefined;
  readonly onChange: (time: OpenTime) => void;
};

/** The end of a day is `24:00` to the platform, and midnight to a browser's field of time. */
function OpenTimeFields({ time, problem, onChange }: OpenTimeFieldsProps) {
  const { administration, hours: words } = useConsoleWords();
  const { from, to } = time;
  const wrong = (end: keyof OpenTime) => {
    const known = problem(end);
    if (known === undefined) return undefined;
    if (time[end] === '') return administration.reasons.required;
    return from !== '' && from >= to ? words.endsFirst : known;
  };
  return (
    <>
      <TextField
        label={words.from}
        type="time"
        value={from}
        problem={wrong('from')}
        onChange={(typed) => onChange({ from: typed, to })}
      />
      <TextField
        label={words.to}
        type="time"
        value={to === '24:00' ? '00:00' : to}
        problem={wrong('to')}
        onChange={(typed) => onChange({ from, to: typed === '00:00' ? '24:00' : typed })}
      />
    </>
  );
}
