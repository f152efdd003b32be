import { OFFER_VERDICTS } from '@wpm/contract';
import { expect, test } from 'vitest';
import { ringsNot, secondsBetween } from './rings-not.ts';
import { en } from './words/en.ts';
import { pl } from './words/pl.ts';

test('a fault is what did not ring though it should have: each says so in both languages, and nothing else does', () => {
  for (const verdict of OFFER_VERDICTS) {
    expect(pl.verdicts[verdict].startsWith('Nie dzwoniło: '), verdict).toBe(ringsNot({ verdict }));
    expect(en.verdicts[verdict].startsWith('Did not ring: '), verdict).toBe(ringsNot({ verdict }));
  }
});

test('how long it took is said in tenths of seconds, as the language writes them', () => {
  expect(secondsBetween('2026-03-01T10:00:00.000Z', '2026-03-01T10:00:02.340Z', 'pl')).toBe('2,3');
  expect(secondsBetween('2026-03-01T10:00:00.000Z', '2026-03-01T10:00:02.340Z', 'en')).toBe('2.3');
});
