import type { HolidaysSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type HolidaysCell = CellProps<Entry<HolidaysSettings>>;

export function HolidaysDays({ entry: { settings } }: HolidaysCell) {
  return useConsoleWords().holidays.count(settings.days.length);
}

export function HolidaysState({ entry: { settings } }: HolidaysCell) {
  const words = useConsoleWords().holidays;
  return settings.enabled ? words.enabledMark : <span className="mark">{words.disabledMark}</span>;
}
