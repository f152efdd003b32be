import { Menu } from '@base-ui/react/menu';
import type { Account } from '@wpm/contract';
import { LANGUAGE_NAMES, LANGUAGES, type Language, type Theme, THEMES, useWords } from '@wpm/ui';
import { Check, ChevronDown, ListChecks, LogOut } from 'lucide-react';
import { useLocation } from 'wouter';
import { useMay } from '../administration/rights.tsx';
import { useFirstStepsWords } from '../first-steps/words/use-first-steps-words.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { FIRST_STEPS_PATH } from './paths.ts';
import { usePreferences } from './use-preferences.ts';

export type AccountMenuProps = { readonly account: Account; readonly onLogout: () => void };

/** Who is logged in, their preferences, and the way out. */
export function AccountMenu({ account, onLogout }: AccountMenuProps) {
  const words = useConsoleWords();
  return (
    <Menu.Root>
      <Menu.Trigger className="account">
        <span className="ui-unseen">{words.account}: </span>
        <span className="account-name">{account.displayName}</span>
        <span className="account-domain">{account.domain}</span>
        <ChevronDown size={18} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner align="end" sideOffset={6} className="menu-place">
          <Menu.Popup className="menu">
            <PreferenceItems />
            <GuideItem />
            <Menu.Item className="menu-item" onClick={onLogout}>
              <LogOut size={18} aria-hidden />
              {words.logout}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

/** The way back to the guide of the first steps, wherever it was put away. */
function GuideItem() {
  const { heading } = useFirstStepsWords();
  const mayManage = useMay()('directory:manage');
  const [, navigate] = useLocation();
  if (!mayManage) return null;
  return (
    <Menu.Item className="menu-item" onClick={() => navigate(FIRST_STEPS_PATH)}>
      <ListChecks size={18} aria-hidden />
      {heading}
    </Menu.Item>
  );
}

function PreferenceItems() {
  const words = useWords();
  const { language, chooseLanguage, theme, chooseTheme } = usePreferences();
  return (
    <>
      <Options<Language>
        label={words.language}
        value={language}
        values={LANGUAGES}
        texts={LANGUAGE_NAMES}
        onChoose={chooseLanguage}
      />
      <Menu.Separator className="menu-separator" />
      <Options<Theme> label={words.theme} value={theme} values={THEMES} texts={words.themes} onChoose={chooseTheme} />
      <Menu.Separator className="menu-separator" />
    </>
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
    <Menu.RadioGroup value={value} onValueChange={onChoose}>
      <Menu.GroupLabel className="menu-label">{label}</Menu.GroupLabel>
      {values.map((option) => (
        <Menu.RadioItem key={option} value={option} className="menu-item">
          <Menu.RadioItemIndicator keepMounted className="menu-check">
            <Check size={18} aria-hidden />
          </Menu.RadioItemIndicator>
          {texts[option]}
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  );
}
