import type { NumberSettings } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import type { CellProps } from '../administration/noun.ts';
import { useCampaigns, useMenus, useUsers, useWorkingHours } from '../administration/targets.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { Absent } from '../states/absent.tsx';

type NumberCell = CellProps<Entry<NumberSettings>>;

export function NumberLabel({ entry: { settings } }: NumberCell) {
  return settings.label ?? <Absent />;
}

export function NumberState({ entry: { settings } }: NumberCell) {
  const words = useConsoleWords().numbers;
  return settings.enabled ? words.enabledMark : <span className="mark">{words.disabledMark}</span>;
}

/** Where its calls go, by name. */
export function NumberRouteCell({ entry }: NumberCell) {
  const words = useConsoleWords().numbers;
  const users = useUsers();
  const campaigns = useCampaigns();
  const menus = useMenus();
  const hours = useWorkingHours();
  const { route } = entry.settings;
  if (route.kind === 'nowhere') return <span className="mark">{words.routes.nowhere}</span>;
  if (route.kind === 'account') return nameOf(users, route.accountId) ?? words.routes.account;
  if (route.kind === 'menu') return `${words.routes.menu}: ${nameOf(menus, route.menuId) ?? '…'}`;
  const name = route.kind === 'campaign' ? nameOf(campaigns, route.campaignId) : nameOf(hours, route.hoursId);
  return `${words.routes[route.kind]}: ${name ?? '…'}`;
}

function nameOf(targets: readonly { readonly id: string; readonly name: string }[], wanted: string) {
  return targets.find(({ id }) => id === wanted)?.name;
}
