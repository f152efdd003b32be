import type { SoundSettings } from '@wpm/contract';
import { clockDuration } from '@wpm/ui';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';

export function SoundLength({ entry: { settings } }: CellProps<Entry<SoundSettings>>) {
  return clockDuration(settings.milliseconds);
}
