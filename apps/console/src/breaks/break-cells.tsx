import type { BreakSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { BREAK_ICON } from './break-icon.tsx';

type BreakCell = CellProps<Entry<BreakSettings>>;

/** Its sign in its colour, as the phone shows it. */
export function BreakColour({ entry: { settings } }: BreakCell) {
  const words = useConsoleWords().breaks;
  const Icon = BREAK_ICON[settings.icon];
  return (
    <span className="break-look">
      <span className="break-colour" style={{ backgroundColor: settings.colour }} aria-hidden />
      <Icon size={18} aria-hidden />
      {words.icons[settings.icon]}
    </span>
  );
}

export function BreakPlanned({ entry: { settings } }: BreakCell) {
  const words = useConsoleWords().breaks;
  return settings.plannedMinutes === null ? words.unlimited : words.minutes(settings.plannedMinutes);
}

export function BreakPaid({ entry: { settings } }: BreakCell) {
  const words = useConsoleWords().administration;
  return settings.paid ? words.yes : words.no;
}

export function BreakOffered({ entry: { settings } }: BreakCell) {
  const words = useConsoleWords().administration;
  return settings.enabled ? words.yes : words.no;
}
