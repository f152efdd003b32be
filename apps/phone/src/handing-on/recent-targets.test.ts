import { expect, test } from 'vitest';
import { forgetTargets, recentTargets, rememberTarget } from './recent-targets.ts';

function device(): Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> {
  const kept = new Map<string, string>();
  return {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}

test('who was asked last comes first, each once, and no more than five', () => {
  const kept = device();
  expect(recentTargets(kept)).toEqual([]);
  for (const target of ['102', 'ola', '+48600100200', '102', '103', '104', '105']) rememberTarget(target, kept);
  expect(recentTargets(kept)).toEqual(['105', '104', '103', '102', '+48600100200']);
  forgetTargets(kept);
  expect(recentTargets(kept)).toEqual([]);
});

test('what is no target is not remembered, nor read where somebody wrote it', () => {
  const kept = device();
  for (const wrong of ['', '1,2', 'a b', 'x'.repeat(65)]) rememberTarget(wrong, kept);
  expect(recentTargets(kept)).toEqual([]);
  kept.setItem('wpm.recent-targets', ',102,, ,103');
  expect(recentTargets(kept)).toEqual(['102', '103']);
});
