import {
  administeredMenus,
  type MenuNodeSettings,
  type MenuSettings,
  menuSettings,
  type MenuTargetSettings,
} from '@wpm/contract';
import { misplacedMenus } from '@wpm/directory';
import { assertNever } from '@wpm/kernel';
import type { Reference } from '@wpm/store';
import { entryHandlers } from './entry-handlers.ts';
import { reference } from './reference.ts';

export const menuDraft = (settings: MenuSettings) => ({
  name: settings.name,
  scope: '',
  settings,
  references: [
    ...settings.menus.flatMap(inNode),
    ...reference('wrongKey', 'sound', settings.wrongKey),
    ...inTarget('otherwise', settings.otherwise),
  ],
});

/** Menus callers choose from by keys (F05). */
export const menus = entryHandlers<MenuSettings>(administeredMenus, {
  kind: 'menu',
  settings: menuSettings,
  draftOf: menuDraft,
  check: (_id, settings) => () => misplacedMenus(settings),
});

const inNode = ({ prompt, choices }: MenuNodeSettings, index: number): readonly Reference[] => [
  ...reference(`menus.${index}.prompt`, 'sound', prompt),
  ...choices.flatMap(({ to }, choice) => inTarget(`menus.${index}.choices.${choice}.to`, to)),
];

function inTarget(field: string, to: MenuTargetSettings): readonly Reference[] {
  switch (to.kind) {
    case 'menu':
      return [];
    case 'campaign':
      return reference(`${field}.campaignId`, 'campaign', to.campaignId);
    case 'account':
      return reference(`${field}.accountId`, 'account', to.accountId);
    case 'voicemail':
      return [
        ...reference(`${field}.campaignId`, 'campaign', to.campaignId),
        ...reference(`${field}.soundId`, 'sound', to.soundId),
      ];
    case 'message':
      return reference(`${field}.soundId`, 'sound', to.soundId);
    default:
      return assertNever(to);
  }
}
