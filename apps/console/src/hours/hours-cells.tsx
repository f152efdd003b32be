import type { HoursSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';
import { useHolidayCalendars } from '../administration/targets.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { Absent } from '../states/absent.tsx';
import { daysText } from './days-text.ts';

type HoursCell = CellProps<Entry<HoursSettings>>;

/** The whole week in a few words; one without any is pointed out, as it is never open. */
export function HoursWeek({ entry: { settings } }: HoursCell) {
  const words = useConsoleWords().hours;
  if (settings.week.length === 0) return <span className="mark">{words.neverOpen}</span>;
  return settings.week
    .map(({ days, open }) => `${daysText(days, words.days)} ${open.map(({ from, to }) => `${from}–${to}`).join(', ')}`)
    .join('; ');
}

export function HoursHolidays({ entry: { settings } }: HoursCell) {
  const calendars = useHolidayCalendars();
  if (settings.holidaysId === null) return <Absent />;
  return calendars.find(({ id }) => id === settings.holidaysId)?.name ?? '…';
}

export function HoursState({ entry: { settings } }: HoursCell) {
  const words = useConsoleWords().hours;
  return settings.enabled ? words.enabledMark : <span className="mark">{words.disabledMark}</span>;
}
