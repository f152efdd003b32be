import { expect, test } from 'vitest';
import { connectedCall, TALKING } from '../gallery/demo-softphone.ts';
import { toldTroubles } from './told-troubles.ts';

const TROUBLES = ['no-audio-from', 'delay'] as const;

test('silence is told in a talk, and not while either end has the other on hold; anything else is told always', () => {
  const holding = { ...TALKING, stage: { kind: 'holding', since: 0 } } as const;
  expect(toldTroubles(TROUBLES, connectedCall(), TALKING)).toEqual(TROUBLES);
  expect(toldTroubles(TROUBLES, connectedCall(), undefined)).toEqual(TROUBLES);
  expect(toldTroubles(TROUBLES, connectedCall(), holding)).toEqual(['delay']);
  expect(toldTroubles(TROUBLES, connectedCall({ remoteHeld: true }), TALKING)).toEqual(['delay']);
});
