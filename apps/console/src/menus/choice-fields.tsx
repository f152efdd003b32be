import { MENU_KEYS, type MenuKey, type MenuNodeSettings } from '@wpm/contract';
import { IconButton } from '@wpm/ui';
import { X } from 'lucide-react';
import { SelectField } from '../fields/select-field.tsx';
import { TextField } from '../fields/text-field.tsx';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { MenuTargetFields } from './menu-target-fields.tsx';

type Choice = MenuNodeSettings['choices'][number];

export type ChoiceFieldsProps = {
  readonly choice: Choice;
  /** Keys that stand for something in this menu. */
  readonly taken: readonly MenuKey[];
  readonly menus: readonly MenuNodeSettings[];
  readonly problem: (path: string) => string | undefined;
  readonly onChange: (choice: Choice) => void;
  readonly onNewMenu: () => void;
  /** Undefined for the only key of a menu. */
  readonly onRemove: (() => void) | undefined;
};

/** A key is called by what stands on it. */
const TEXTS: Readonly<Record<MenuKey, string>> = {
  '1': '1',
  '2': '2',
  '3': '3',
  '4': '4',
  '5': '5',
  '6': '6',
  '7': '7',
  '8': '8',
  '9': '9',
  '*': '*',
  '0': '0',
  '#': '#',
};

/** A key of a menu: what it is for and where it leads. */
export function ChoiceFields({ choice, taken, menus, problem, onChange, onNewMenu, onRemove }: ChoiceFieldsProps) {
  const words = useConsoleWords().menus;
  const { key, label, to } = choice;
  return (
    <div className="menu-choice" role="group" aria-label={words.keyOf(key)}>
      <div className="menu-key">
        <SelectField
          label={words.key}
          values={MENU_KEYS.filter((each) => each === key || !taken.includes(each))}
          texts={TEXTS}
          value={key}
          problem={problem('key')}
          onChoose={(chosen) => chosen !== null && onChange({ ...choice, key: chosen })}
        />
        <TextField
          label={words.label}
          maxLength={100}
          value={label ?? ''}
          problem={problem('label')}
          onChange={(typed) => onChange({ ...choice, label: typed === '' ? null : typed })}
        />
        {onRemove && <IconButton label={words.removeKey(key)} icon={<X size={18} aria-hidden />} onClick={onRemove} />}
      </div>
      <MenuTargetFields
        to={to}
        menus={menus}
        problem={(path) => problem(`to.${path}`)}
        onChange={(changed) => onChange({ ...choice, to: changed })}
        onNewMenu={onNewMenu}
      />
    </div>
  );
}
