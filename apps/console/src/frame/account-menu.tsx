import { Menu } from '@base-ui/react/menu';
import type { Account } from '@wpm/contract';
import { ChevronDown, LogOut } from 'lucide-react';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { PreferencesMenu } from './preferences-menu.tsx';

export type AccountMenuProps = { readonly account: Account; readonly onLogout: () => void };

/** Who is logged in, their preferences, and the way out. */
export function AccountMenu({ account, onLogout }: AccountMenuProps) {
  const words = useConsoleWords();
  const face = (
    <>
      <span className="account-name">{account.displayName}</span>
      <span className="account-domain">{account.domain}</span>
      <ChevronDown size={18} aria-hidden />
    </>
  );
  return (
    <PreferencesMenu label={words.accountMenu(account.displayName)} face={face}>
      <Menu.Item className="menu-item" onClick={onLogout}>
        <LogOut size={18} aria-hidden />
        {words.logout}
      </Menu.Item>
    </PreferencesMenu>
  );
}
