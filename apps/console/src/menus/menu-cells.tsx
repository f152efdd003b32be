import type { MenuSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';

type MenuCell = CellProps<Entry<MenuSettings>>;

/** The keys of its first menu, each with what it is for. */
export function MenuKeys({ entry: { settings } }: MenuCell) {
  const words = useConsoleWords().menus;
  const choices = settings.menus[0]?.choices ?? [];
  return choices.map(({ key, label, to }) => `${key}: ${label ?? words.targets[to.kind]}`).join(', ');
}

export function MenuState({ entry: { settings } }: MenuCell) {
  const words = useConsoleWords().menus;
  return settings.enabled ? words.enabledMark : <span className="mark">{words.disabledMark}</span>;
}
