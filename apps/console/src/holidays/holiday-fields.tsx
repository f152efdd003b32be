import { nameIn } from '@wpm/contract';
import { Button, useLanguage } from '@wpm/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { CheckField } from '../fields/check-field.tsx';
import { NamesFields } from '../fields/names-fields.tsx';
import { OpenTimesField } from '../hours/open-times-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { HolidayDateFields } from './holiday-date-fields.tsx';
import { dateText } from './date-text.ts';
import type { Holiday } from './polish-holidays.ts';

export type HolidayFieldsProps = {
  readonly holiday: Holiday;
  /** Of a field of this day; of anything in it for the empty path. */
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (holiday: Holiday) => void;
  readonly onRemove: () => void;
};

/** One holiday: a line that says it, and below it the fields where it is opened, is new, or has something wrong. */
export function HolidayFields({ holiday, problem, onChange, onRemove }: HolidayFieldsProps) {
  const words = useConsoleWords().holidays;
  const { language } = useLanguage();
  const [isOpen, setOpen] = useState(() => Object.keys(holiday.names).length === 0);
  const isShown = isOpen || problem('') !== undefined;
  return (
    <details className="holiday" open={isShown} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        <b>{nameIn(holiday.names, language) || words.newDay}</b>{' '}
        <span className="quiet">{dateText(holiday.date, words, language)}</span>
      </summary>
      <div className="holiday-fields">
        <NamesFields names={holiday.names} problem={problem} onChange={(names) => onChange({ ...holiday, names })} />
        <HolidayDateFields date={holiday.date} problem={problem} onChange={(date) => onChange({ ...holiday, date })} />
        <OpenOnIt holiday={holiday} problem={problem} onChange={onChange} />
        <div>
          <Button icon={<Trash2 size={18} aria-hidden />} onClick={onRemove}>
            {words.removeDay}
          </Button>
        </div>
      </div>
    </details>
  );
}

function OpenOnIt({ holiday, problem, onChange }: Omit<HolidayFieldsProps, 'onRemove'>) {
  const words = useConsoleWords().holidays;
  const { open } = holiday;
  return (
    <>
      <CheckField
        label={words.closedAllDay}
        checked={open.length === 0}
        onChange={(closed) => onChange({ ...holiday, open: closed ? [] : [{ from: '08:00', to: '12:00' }] })}
      />
      {open.length > 0 && (
        <OpenTimesField
          times={open}
          problem={(path) => problem(`open.${path}`)}
          onChange={(times) => onChange({ ...holiday, open: times })}
        />
      )}
    </>
  );
}
