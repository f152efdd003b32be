import type { MenuSettings } from '@wpm/contract';
import { type Entry, entriesBy } from '../administration/entries.ts';
import type { Noun } from '../administration/noun.ts';
import { client } from '../client.ts';
import { MenuKeys, MenuState } from './menu-cells.tsx';
import { MenuForm } from './menu-form.tsx';
import { newMenu } from './tree.ts';

const FIRST: MenuSettings = {
  name: '',
  enabled: true,
  menus: [newMenu('start', '')],
  waitSeconds: 5,
  attempts: 3,
  wrongKey: null,
  otherwise: { kind: 'message', soundId: null },
};

const methods = entriesBy<MenuSettings, MenuSettings>({
  list: client.listMenus,
  get: client.getMenu,
  create: client.createMenu,
  change: client.changeMenu,
  remove: client.removeMenu,
});

/** Menus callers choose from by keys (F05): each a small tree. */
export const MENUS: Noun<Entry<MenuSettings>, MenuSettings> = {
  kind: 'menus',
  reading: 'directory:read',
  managing: 'directory:manage',
  ...methods,
  save: (draft, known) => methods.save(withStartNamed(draft), known),
  nameOf: ({ settings }) => settings.name,
  columns: [
    { id: 'keys', Cell: MenuKeys },
    { id: 'menus', Cell: ({ entry }) => entry.settings.menus.length, order: ({ settings }) => settings.menus.length },
    { id: 'state', Cell: MenuState, order: ({ settings }) => Number(!settings.enabled) },
  ],
  draftOf: (entry) => entry?.settings ?? FIRST,
  Form: MenuForm,
};

/** The first menu of a tree is called as the tree is. */
const withStartNamed = (draft: MenuSettings): MenuSettings => ({
  ...draft,
  menus: draft.menus.map((menu, index) => (index === 0 ? { ...menu, name: draft.name } : menu)),
});
