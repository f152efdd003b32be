import { expect, test } from 'vitest';
import { connectedCall, TALKING } from '../gallery/demo-softphone.ts';
import { toldTroubles, toldUnheard } from './told-troubles.ts';

const TROUBLES = ['no-audio-from', 'delay'] as const;

test('silence is told in a talk, and not while either end has the other on hold; anything else is told always', () => {
  const holding = { ...TALKING, stage: { kind: 'holding', since: 0 } } as const;
  expect(toldTroubles(TROUBLES, connectedCall(), TALKING)).toEqual(TROUBLES);
  expect(toldTroubles(TROUBLES, connectedCall(), undefined)).toEqual(TROUBLES);
  expect(toldTroubles(TROUBLES, connectedCall(), holding)).toEqual(['delay']);
  expect(toldTroubles(TROUBLES, connectedCall({ remoteHeld: true }), TALKING)).toEqual(['delay']);
});

test('that nobody hears the user is told in a talk, and not of one who is muted, or who is held or holds', () => {
  const unheard = { ...TALKING, unheard: 'there' } as const;
  expect(toldUnheard(connectedCall(), unheard)).toBe('there');
  expect(toldUnheard(connectedCall(), TALKING)).toBeUndefined();
  expect(toldUnheard(connectedCall(), undefined)).toBeUndefined();
  expect(toldUnheard(connectedCall({ muted: true }), unheard)).toBeUndefined();
  expect(toldUnheard(connectedCall({ remoteHeld: true }), unheard)).toBeUndefined();
  expect(toldUnheard(connectedCall(), { ...unheard, stage: { kind: 'holding', since: 0 } })).toBeUndefined();
});
