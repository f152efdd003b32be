import type { HolidaysSettings } from '@wpm/contract';
import { Button } from '@wpm/ui';
import { CalendarPlus, Plus } from 'lucide-react';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { CheckField } from '../fields/check-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { HolidayFields } from './holiday-fields.tsx';
import { withPolishHolidays } from './polish-holidays.ts';

const MOST_DAYS = 200;

/** Everything that is set of a calendar of holidays. */
export function HolidaysForm(form: FormProps<HolidaysSettings, Entry<HolidaysSettings>>) {
  const { draft, change, problem } = form;
  const words = useConsoleWords().holidays;
  return (
    <>
      <TextField
        label={words.name}
        maxLength={100}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <Days {...form} />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}

function Days({ draft: { days }, change, problem }: FormProps<HolidaysSettings, Entry<HolidaysSettings>>) {
  const words = useConsoleWords().holidays;
  const add = () => change({ days: [...days, { names: {}, date: { kind: 'once', date: '' }, open: [] }] });
  const all = withPolishHolidays(days);
  return (
    <>
      <div className="holidays">
        {days.map((holiday, index) => (
          <HolidayFields
            key={index}
            holiday={holiday}
            problem={(path) => problem(path === '' ? `days.${index}` : `days.${index}.${path}`)}
            onChange={(changed) => change({ days: days.with(index, changed) })}
            onRemove={() => change({ days: days.toSpliced(index, 1) })}
          />
        ))}
      </div>
      {days.length < MOST_DAYS && (
        <div className="open-times-foot">
          <Button icon={<Plus size={18} aria-hidden />} onClick={add}>
            {words.addDay}
          </Button>
          {all.length > days.length && all.length <= MOST_DAYS && (
            <Button icon={<CalendarPlus size={18} aria-hidden />} onClick={() => change({ days: all })}>
              {words.addPolish}
            </Button>
          )}
        </div>
      )}
    </>
  );
}
