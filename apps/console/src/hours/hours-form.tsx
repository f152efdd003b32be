import type { HoursSettings } from '@wpm/contract';
import { TargetField } from '../administration/edit/target-field.tsx';
import type { Entry } from '../administration/entries.ts';
import type { FormProps } from '../administration/noun.ts';
import { useHolidayCalendars } from '../administration/targets.ts';
import { CheckField } from '../fields/check-field.tsx';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { WeekField } from './week-field.tsx';

const ZONES = Intl.supportedValuesOf('timeZone');

/** Everything that is set of working hours. */
export function HoursForm({ draft, change, problem }: FormProps<HoursSettings, Entry<HoursSettings>>) {
  const words = useConsoleWords().hours;
  // A browser may not list what the platform knows: what is set stays.
  const zones = ZONES.includes(draft.timeZone) ? ZONES : [draft.timeZone, ...ZONES];
  return (
    <>
      <TextField
        label={words.name}
        maxLength={100}
        value={draft.name}
        problem={problem('name')}
        onChange={(name) => change({ name })}
      />
      <WeekField week={draft.week} problem={problem} onChange={(week) => change({ week })} />
      <SelectField
        label={words.timeZone}
        values={zones}
        texts={Object.fromEntries(zones.map((zone) => [zone, zone.replaceAll('_', ' ')]))}
        value={draft.timeZone}
        problem={problem('timeZone')}
        onChoose={(timeZone) => timeZone !== null && change({ timeZone })}
      />
      <TargetField
        label={words.holidays}
        targets={useHolidayCalendars()}
        none={words.noHolidays}
        value={draft.holidaysId ?? ''}
        problem={problem('holidaysId')}
        onChoose={(id) => change({ holidaysId: id === '' ? null : id })}
      />
      <CheckField
        label={words.enabled}
        hint={words.enabledHint}
        checked={draft.enabled}
        onChange={(enabled) => change({ enabled })}
      />
    </>
  );
}
