import type { MenuNodeSettings, MenuTargetSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { branchesOf, newMenu, pruned } from './tree.ts';

const BYE: MenuTargetSettings = { kind: 'message', soundId: null };
const menu = (id: string, ...leads: readonly string[]): MenuNodeSettings => ({
  ...newMenu(id, id),
  choices: leads.map((to) => ({ key: '1', label: null, to: { kind: 'menu', menu: to } })),
});
const shown = (menus: readonly MenuNodeSettings[]) => branchesOf(menus).map(({ node, level }) => `${level} ${node.id}`);

test('a menu stands below the one that leads to it, once, wherever else it is led to', () => {
  const menus = [menu('main', 'sales', 'help'), menu('help', 'main'), menu('sales', 'poland', 'help'), menu('poland')];
  expect(shown(menus)).toEqual(['1 main', '2 sales', '3 poland', '3 help']);
  expect(branchesOf(menus).map(({ index }) => index)).toEqual([0, 2, 3, 1]);
});

test('what only silence leads to stands at the end', () => {
  expect(shown([menu('main'), menu('patience')])).toEqual(['1 main', '2 patience']);
});

test('menus go with the last choice that led to them, and with them what is below', () => {
  const menus = [menu('main'), menu('sales', 'poland'), menu('poland', 'sales')];
  expect(pruned({ menus, otherwise: BYE }).menus.map(({ id }) => id)).toEqual(['main']);
  expect(pruned({ menus, otherwise: { kind: 'menu', menu: 'poland' } }).menus).toEqual(menus);
});
