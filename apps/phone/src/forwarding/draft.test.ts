import type { ForwardingRules } from '@wpm/contract';
import { expect, test } from 'vitest';
import { joinRules, withRule } from './draft.ts';

const off = { on: false, target: '' };
const BASE: ForwardingRules = {
  always: off,
  unreachable: off,
  busy: off,
  'no-answer': { ...off, afterSeconds: 15 },
  voicemail: false,
};
const on = (target: string) => ({ on: true, target });

test('a change of one rule leaves the others', () => {
  expect(withRule(BASE, 'busy', on('102'))).toEqual({ ...BASE, busy: on('102') });
  expect(withRule(BASE, 'no-answer', { afterSeconds: 20 })).toEqual({
    ...BASE,
    'no-answer': { ...off, afterSeconds: 20 },
  });
});

test('changes of different rules by two people are both kept', () => {
  const mine = withRule(BASE, 'busy', on('102'));
  const now = withRule(BASE, 'always', on('103'));
  expect(joinRules(BASE, mine, now)).toEqual({ rules: { ...BASE, always: on('103'), busy: on('102') }, clashes: [] });
});

test('a rule both changed differently stays as mine and is named; the same change of both is none', () => {
  const mine = withRule(withRule(BASE, 'no-answer', { afterSeconds: 20 }), 'busy', on('102'));
  const now = withRule(withRule(BASE, 'no-answer', { afterSeconds: 10 }), 'busy', on('102'));
  expect(joinRules(BASE, mine, now)).toEqual({ rules: mine, clashes: ['no-answer'] });
});

test('what only the other changed is theirs, a rule they turned off too', () => {
  const base = withRule(BASE, 'always', on('103'));
  const mine = withRule(base, 'busy', on('102'));
  expect(joinRules(base, mine, withRule(base, 'always', { on: false })).rules.always).toEqual({
    on: false,
    target: '103',
  });
});
