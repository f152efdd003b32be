import { type FieldReasons, MOST_MENU_LEVELS, type MenuSettings, type MenuTargetSettings } from '@wpm/contract';

type Menus = Pick<MenuSettings, 'menus' | 'otherwise'>;
type Node = Menus['menus'][number];

/**
 * What is wrong with a tree of menus (F05), by the field: two of one id, a choice of a menu that is not there, one nobody can
 * come to, one that lies too deep. A choice may lead back to where the caller has been: a tree says "back" so.
 */
export function misplacedMenus(tree: Menus): FieldReasons {
  const levels = levelsOf(tree);
  return Object.fromEntries([...repeatedIn(tree), ...missingIn(tree), ...misplacedIn(tree, levels)]);
}

function repeatedIn({ menus }: Menus): [string, 'repeated'][] {
  return menus.flatMap(({ id }, index) =>
    menus.findIndex((menu) => menu.id === id) < index ? [[`menus.${index}.id`, 'repeated']] : [],
  );
}

function missingIn({ menus, otherwise }: Menus): [string, 'does-not-exist'][] {
  const isMissing = (to: MenuTargetSettings) => to.kind === 'menu' && menus.every(({ id }) => id !== to.menu);
  const inChoices = menus.flatMap(({ choices }, menu) =>
    choices.flatMap(({ to }, choice) => (isMissing(to) ? [`menus.${menu}.choices.${choice}.to.menu`] : [])),
  );
  return [...inChoices, ...(isMissing(otherwise) ? ['otherwise.menu'] : [])].map((field) => [field, 'does-not-exist']);
}

function misplacedIn({ menus }: Menus, levels: ReadonlyMap<string, number>): [string, 'contradicts' | 'too-deep'][] {
  return menus.flatMap(({ id }, index): [string, 'contradicts' | 'too-deep'][] => {
    const level = levels.get(id);
    if (level === undefined) return [[`menus.${index}.id`, 'contradicts']];
    return level > MOST_MENU_LEVELS ? [[`menus.${index}.id`, 'too-deep']] : [];
  });
}

/** The menus callers can come to, each with how many keys away it is, the first one counted. */
function levelsOf({ menus, otherwise }: Menus): ReadonlyMap<string, number> {
  const [start] = menus;
  const levels = new Map<string, number>(start ? [[start.id, 1]] : []);
  let reached: readonly Node[] = start ? [start] : [];
  // Silence anywhere leads there: as near as a key of the first menu.
  const bySilence = otherwise.kind === 'menu' ? [otherwise.menu] : [];
  for (let level = 2; reached.length > 0; level++) {
    const next = [...reached.flatMap(menusBelow), ...(level === 2 ? bySilence : [])].filter((id) => !levels.has(id));
    for (const id of next) levels.set(id, level);
    reached = menus.filter(({ id }) => next.includes(id));
  }
  return levels;
}

const menusBelow = ({ choices }: Node): readonly string[] =>
  choices.flatMap(({ to }) => (to.kind === 'menu' ? [to.menu] : []));
