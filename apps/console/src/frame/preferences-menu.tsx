import { Menu } from '@base-ui/react/menu';
import {
  chooseTheme,
  LANGUAGE_NAMES,
  LANGUAGES,
  type Language,
  storedTheme,
  type Theme,
  THEMES,
  useLanguage,
  useWords,
} from '@wpm/ui';
import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';

export type PreferencesMenuProps = {
  readonly label: string;
  /** What the button shows. */
  readonly face: ReactNode;
  /** Further items below the preferences. */
  readonly children?: ReactNode;
};

/** Language and appearance, kept on this device. */
export function PreferencesMenu({ label, face, children }: PreferencesMenuProps) {
  const words = useWords();
  const { language, choose } = useLanguage();
  const [theme, setTheme] = useState(storedTheme);
  const changeTheme = (chosen: Theme) => {
    chooseTheme(chosen);
    setTheme(chosen);
  };
  return (
    <Menu.Root>
      <Menu.Trigger className="menu-button" aria-label={label} title={label}>
        {face}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="menu-place">
          <Menu.Popup className="menu">
            <Options<Language>
              label={words.language}
              value={language}
              texts={LANGUAGE_NAMES}
              onChoose={choose}
              values={LANGUAGES}
            />
            <Options<Theme>
              label={words.theme}
              value={theme}
              texts={words.themes}
              onChoose={changeTheme}
              values={THEMES}
            />
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

type OptionsProps<Value extends string> = {
  readonly label: string;
  readonly value: Value;
  readonly values: readonly Value[];
  readonly texts: Readonly<Record<Value, string>>;
  readonly onChoose: (value: Value) => void;
};

function Options<Value extends string>({ label, value, values, texts, onChoose }: OptionsProps<Value>) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className="menu-label">{label}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={onChoose}>
        {values.map((option) => (
          <Menu.RadioItem key={option} value={option} className="menu-item">
            <Menu.RadioItemIndicator keepMounted className="menu-check">
              <Check size={18} aria-hidden />
            </Menu.RadioItemIndicator>
            {texts[option]}
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
      <Menu.Separator className="menu-separator" />
    </Menu.Group>
  );
}
