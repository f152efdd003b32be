import type { AccountSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';
import { readableNumber } from '../format/readable-number.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { Absent } from '../states/absent.tsx';

type AccountCell = CellProps<Entry<AccountSettings>>;

export function Login({ entry: { settings } }: AccountCell) {
  return settings.login;
}

export function AccountKindCell({ entry: { settings } }: AccountCell) {
  const words = useConsoleWords().accounts;
  return words.kinds[settings.kind ?? 'console'];
}

export function Extension({ entry: { settings } }: AccountCell) {
  return settings.extension ?? <Absent />;
}

export function DirectNumber({ entry: { settings } }: AccountCell) {
  return settings.directNumber === null ? <Absent /> : readableNumber(settings.directNumber);
}

export function AccountRoles({ entry: { settings } }: AccountCell) {
  const words = useConsoleWords().accounts;
  const { roles, supervisedCampaignIds } = settings;
  if (supervisedCampaignIds !== null) return words.confined(supervisedCampaignIds.length);
  return roles.length === 0 ? <Absent /> : roles.map((role) => words.roles[role]).join(', ');
}

export function AccountState({ entry: { settings } }: AccountCell) {
  const words = useConsoleWords().accounts;
  return settings.enabled ? words.active : <span className="mark">{words.disabled}</span>;
}
