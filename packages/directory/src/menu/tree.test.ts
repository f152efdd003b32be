import { type MenuNodeSettings, type MenuTargetSettings, menuSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { misplacedMenus } from './tree.ts';

const BYE: MenuTargetSettings = { kind: 'message', soundId: null };
const toMenu = (menu: string): MenuTargetSettings => ({ kind: 'menu', menu });

const menu = (id: string, ...leads: readonly MenuTargetSettings[]): MenuNodeSettings => ({
  id,
  name: id,
  prompt: null,
  choices: leads.map((to, index) => ({ key: (['1', '2', '3'] as const)[index] ?? '4', label: null, to })),
});

const tree = (...menus: readonly MenuNodeSettings[]) => menuSettings.parse({ name: 'Main', menus });

test('menus below menus, and a way back, are as they should be', () => {
  expect(misplacedMenus(tree(menu('main', toMenu('sales'), BYE), menu('sales', BYE, toMenu('main'))))).toEqual({});
});

test('a choice of a menu that is not there is named, and so is silence that leads to none', () => {
  const wrong = { ...tree(menu('main', BYE, toMenu('gone'))), otherwise: toMenu('nor-this') };
  expect(misplacedMenus(wrong)).toEqual({
    'menus.0.choices.1.to.menu': 'does-not-exist',
    'otherwise.menu': 'does-not-exist',
  });
});

test('two menus of one id, and a menu nobody can come to, are named', () => {
  const wrong = tree(menu('main', BYE), menu('main', BYE), menu('alone', BYE));
  expect(misplacedMenus(wrong)).toEqual({ 'menus.1.id': 'repeated', 'menus.2.id': 'contradicts' });
});

test('what only silence leads to can be come to', () => {
  const settings = { ...tree(menu('main', BYE), menu('patience', BYE)), otherwise: toMenu('patience') };
  expect(misplacedMenus(settings)).toEqual({});
});

test('the fifth level is too deep, the fourth is not', () => {
  const levels = ['a', 'b', 'c', 'd'].map((id, at, all) =>
    menu(id, all[at + 1] === undefined ? BYE : toMenu(all[at + 1] ?? '')),
  );
  expect(misplacedMenus(tree(...levels))).toEqual({});
  const deeper = ['a', 'b', 'c', 'd', 'e'].map((id, at, all) =>
    menu(id, all[at + 1] === undefined ? BYE : toMenu(all[at + 1] ?? '')),
  );
  expect(misplacedMenus(tree(...deeper))).toEqual({ 'menus.4.id': 'too-deep' });
});

test('a key that is given twice, none at all, and a menu without a name are wrong by the schema', () => {
  const twice = {
    ...menu('main', BYE),
    choices: [
      { key: '1', to: BYE },
      { key: '1', to: BYE },
    ],
  };
  const found = menuSettings.safeParse({ name: 'Main', menus: [twice, { id: 'b', name: '', choices: [] }] });
  expect(found.error?.issues.map(({ path }) => path.join('.'))).toEqual([
    'menus.0.choices',
    'menus.1.name',
    'menus.1.choices',
  ]);
});
