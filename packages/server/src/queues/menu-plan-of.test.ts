import { menuSettings } from '@wpm/contract';
import { expect, test } from 'vitest';
import { menuPlanOf, soundsIn } from './menu-plan-of.ts';

const [PROMPT, WRONG, CLOSED, CAMPAIGN] = Array.from({ length: 4 }, () => crypto.randomUUID());

const settings = menuSettings.parse({
  name: 'Welcome',
  waitSeconds: 7,
  wrongKey: WRONG,
  menus: [
    {
      id: 'main',
      name: 'Main',
      prompt: PROMPT,
      choices: [
        { key: '1', label: 'Sales', to: { kind: 'campaign', campaignId: CAMPAIGN } },
        { key: '#', to: { kind: 'message', soundId: CLOSED } },
      ],
    },
  ],
});
const files = new Map([
  [PROMPT ?? '', 'prompt'],
  [WRONG ?? '', 'wrong'],
  [CLOSED ?? '', 'closed'],
]);

const said = (prompt: string) => ['pl', 'en'].map((language) => ({ prompt, language }));

test("a menu says the tenant's own sounds, after a wrong key the menu again", () => {
  const plan = menuPlanOf({ id: 'menu', settings, soundFiles: files });
  expect(plan).toMatchObject({ menuId: 'menu', name: 'Welcome', start: 'main', waitMs: 7_000, attempts: 3 });
  expect(plan.nodes['main']).toMatchObject({
    says: { sequence: [{ file: 'prompt' }], loop: false },
    saysWrong: { sequence: [{ file: 'wrong' }, { file: 'prompt' }] },
    choices: {
      '1': { label: 'Sales', to: { kind: 'campaign', campaignId: CAMPAIGN } },
      '#': { label: null, to: { kind: 'message', says: { sequence: [{ file: 'closed' }] } } },
    },
  });
  expect(new Set(soundsIn(settings))).toEqual(new Set([PROMPT, WRONG, CLOSED]));
});

test('what the tenant has no sound for is said in our words, in every language', () => {
  const plan = menuPlanOf({ id: 'menu', settings: { ...settings, wrongKey: null }, soundFiles: new Map() });
  expect(plan.nodes['main']?.says).toEqual({ sequence: said('make-a-choice'), loop: false });
  expect(plan.nodes['main']?.saysWrong).toMatchObject({
    sequence: [...said('invalid-choice'), ...said('make-a-choice')],
  });
  expect(plan.otherwise).toEqual({ kind: 'message', says: { sequence: said('goodbye'), loop: false } });
});
