import type { MenuNodeSettings, MenuSettings, MenuTargetSettings } from '@wpm/contract';

/** A menu where it stands in its tree: which of the draft's it is, and how many keys away, the first being 1. */
export type Branch = { readonly node: MenuNodeSettings; readonly index: number; readonly level: number };

/** Menus as a tree: each once, below the one that leads to it first. */
export function branchesOf(menus: readonly MenuNodeSettings[]): readonly Branch[] {
  const seen = new Set<string>();
  const below = (id: string, level: number): readonly Branch[] => {
    const index = menus.findIndex((menu) => menu.id === id);
    const node = menus[index];
    if (!node || seen.has(id)) return [];
    seen.add(id);
    return [
      { node, index, level },
      ...node.choices.flatMap(({ to }) => menuOf(to).flatMap((next) => below(next, level + 1))),
    ];
  };
  const [start] = menus;
  const tree = start ? below(start.id, 1) : [];
  // What only silence leads to stands at the end, as near as the first menu's own.
  return [...tree, ...menus.flatMap(({ id }) => below(id, 2))];
}

/** A new menu, with one key, that nothing leads to yet. */
export const newMenu = (id: string, name: string): MenuNodeSettings => ({
  id,
  name,
  prompt: null,
  choices: [{ key: '1', label: null, to: { kind: 'message', soundId: null } }],
});

/** Without the menus that nothing leads to any more. */
export function pruned<Settings extends Pick<MenuSettings, 'menus' | 'otherwise'>>(settings: Settings): Settings {
  const { menus, otherwise } = settings;
  const reached = new Set([...menuOf({ kind: 'menu', menu: menus[0]?.id ?? '' }), ...menuOf(otherwise)]);
  // A set that grows while it is read: what is added is read too.
  for (const id of reached)
    for (const { to } of menus.find((menu) => menu.id === id)?.choices ?? [])
      menuOf(to).forEach((next) => reached.add(next));
  return { ...settings, menus: menus.filter(({ id }) => reached.has(id)) };
}

const menuOf = (to: MenuTargetSettings): readonly string[] => (to.kind === 'menu' ? [to.menu] : []);
