import { type ForwardingRules, NO_FORWARDING, forwardingRules } from '@wpm/contract';
import { expect, test } from 'vitest';
import { rulesOn, withRule, withoutRules } from './rules.ts';

const RULES: ForwardingRules = {
  always: { on: false, target: '101' },
  unreachable: { on: true, target: '+48600100200' },
  busy: { on: false, target: '' },
  'no-answer': { on: true, target: '102', afterSeconds: 20 },
  voicemail: true,
};

test('a rule is changed by itself; the numbers of rules that are off stay', () => {
  expect(rulesOn(RULES)).toEqual(['unreachable', 'no-answer']);
  const changed = withRule(RULES, 'no-answer', { on: false });
  expect(changed).toEqual({ ...RULES, 'no-answer': { on: false, target: '102', afterSeconds: 20 } });
  expect(rulesOn(changed)).toEqual(['unreachable']);
  expect(forwardingRules.parse(changed)).toEqual(changed);
});

test('removing takes every rule and its number, and nothing else', () => {
  const left = withoutRules(RULES);
  expect(left).toEqual({
    ...NO_FORWARDING,
    'no-answer': { on: false, target: '', afterSeconds: 20 },
    voicemail: true,
  });
  expect(rulesOn(left)).toEqual([]);
});
