import type { NumberRoute } from '@wpm/contract';
import { useCampaigns, useMenus } from '../administration/targets.ts';
import { useChoices } from '../administration/use-choices.ts';
import { client } from '../client.ts';
import { readableNumber } from '../format/readable-number.ts';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import type { Deed, Subject, Wish } from './bulk.ts';
import { useBulkWords } from './words/use-bulk-words.ts';

/** Numbers as what can be changed many at once: in use or not, and where they lead. */
export function useNumberSubjects(): { readonly subjects: readonly Subject[]; readonly deeds: readonly Deed[] } {
  const words = useBulkWords();
  const { routes } = useConsoleWords().numbers;
  const numbers = useChoices('numbers', client.listNumbers);
  const [campaigns, menus] = [useCampaigns(), useMenus()];
  const textOf = (route: NumberRoute): string => {
    if (route.kind === 'campaign') return campaigns.find(({ id }) => id === route.campaignId)?.name ?? routes.campaign;
    if (route.kind === 'menu') return menus.find(({ id }) => id === route.menuId)?.name ?? routes.menu;
    return routes[route.kind];
  };
  const choices = (targets: typeof campaigns) => targets.map(({ id, name }) => ({ key: id, text: name }));
  const deeds: readonly Deed[] = [
    {
      key: 'enabled',
      text: words.deeds.inUse,
      values: (['yes', 'no'] as const).map((key) => ({ key, text: words[key] })),
    },
    { key: 'campaign', text: words.deeds.toCampaign, values: choices(campaigns) },
    { key: 'menu', text: words.deeds.toMenu, values: choices(menus) },
    { key: 'nowhere', text: words.deeds.toNowhere, values: [{ key: 'nowhere', text: routes.nowhere }] },
  ];
  const subjects = numbers.map(({ id, version, settings }) => ({
    id,
    name: readableNumber(settings.number),
    about: [settings.label, textOf(settings.route)].filter(Boolean).join(', '),
    plan: (wish: Wish) => {
      const isOfUse = wish.deed === 'enabled';
      const after = isOfUse
        ? { ...settings, enabled: wish.value === 'yes' }
        : { ...settings, route: routeBy(wish) ?? settings.route };
      if (JSON.stringify(after) === JSON.stringify(settings)) return undefined;
      const text = (of: typeof settings) => (isOfUse ? (of.enabled ? words.yes : words.no) : textOf(of.route));
      const save = () => client.changeNumber({ id, version, settings: after });
      return { before: text(settings), after: text(after), save };
    },
  }));
  return { subjects, deeds };
}

function routeBy({ deed, value }: Wish): NumberRoute | undefined {
  if (deed === 'campaign') return { kind: 'campaign', campaignId: value };
  if (deed === 'menu') return { kind: 'menu', menuId: value };
  return deed === 'nowhere' ? { kind: 'nowhere' } : undefined;
}
