import { OFFER_OUTCOMES } from '@wpm/contract';
import { expect, test } from 'vitest';
import { randomCall, reachedIn } from './random-run.fixture.ts';

/** Runs of the model; each is a seed of its own. A million more: `npm run prove -- random-calls`. */
const RUNS = 100_000;

/** The model must come where it is to look: how many in a thousand runs do at least. */
const REACHED: Readonly<Record<number, readonly string[]>> = {
  10: ['recipient', 'returned', 'consulted'],
  8: ['supervisor: listen', 'supervisor: whisper', 'supervisor: join'],
  1: ['several supervisors', 'device', 'device beside phones', 'beside: device'],
  20: ['beside: waking', 'forwarding', 'forwarded', 'not forwarded'],
  5: [
    'noticing',
    'asking',
    'consulting',
    'joined',
    'transferring',
    'held',
    'vanished',
    'queued',
    'choosing',
    'back in the queue',
  ],
  2: OFFER_OUTCOMES.map((outcome) => `offer ${outcome}`),
};

test(`whatever happens in ${RUNS.toLocaleString('en')} random calls, nobody is left in silence, rung for ever, or counted twice`, () => {
  const reached = new Map<string, number>();
  for (let seed = 1; seed <= RUNS; seed++) {
    for (const kind of reachedIn(randomCall(seed))) reached.set(kind, (reached.get(kind) ?? 0) + 1);
  }
  for (const [perThousand, kinds] of Object.entries(REACHED)) {
    const least = (Number(perThousand) * RUNS) / 1_000;
    for (const kind of kinds) expect(reached.get(kind), kind).toBeGreaterThan(least);
  }
}, 300_000);
