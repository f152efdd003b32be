import { expect, test } from 'vitest';
import { ringsOf } from './call.ts';
import { World, must } from './random-call.fixture.ts';
import { recordOf } from './record-of.ts';

/** Runs of the model; each is a seed of its own. */
const RUNS = 12_000;
const INPUTS = 24;

function run(seed: number): World {
  const world = new World(seed);
  try {
    for (let i = 0; i < INPUTS && world.call.phase.state !== 'ended'; i++) {
      world.now += Math.floor(world.chance() * 4_000);
      world.feed(world.next());
    }
    world.settle();
    const { phase } = world.call;
    must(phase.state !== 'ringing', 'nobody rings for ever');
    must(
      phase.state !== 'connected' || ringsOf(phase.activity) === undefined,
      'no transfer or consultation hangs for ever',
    );
    must(phase.state !== 'connected' || phase.activity.kind !== 'transferring', 'nobody is sought for ever');
    must(phase.state !== 'connected' || phase.activity.kind !== 'vanished', 'nobody waits for a phone for ever');
    must(
      phase.state === 'ended' || (world.call.recording?.pauses ?? []).every(({ toMs }) => toMs !== null),
      'no pause hangs for ever',
    );
    must(world.ends === (phase.state === 'ended' ? 1 : 0), 'a call ends once');
    for (const { ringMs, talkMs, holdMs } of recordOf(world.call, world.now).segments) {
      must(Math.min(ringMs, talkMs, holdMs) >= 0, 'no time is negative');
    }
    return world;
  } catch (error) {
    throw new Error(`seed ${seed}\n${world.told.map((each) => JSON.stringify(each)).join('\n')}`, { cause: error });
  }
}

test(`whatever happens in ${RUNS} random calls, nobody is left in silence, rung for ever, or counted twice`, () => {
  const reached = new Map<string, number>();
  for (let seed = 1; seed <= RUNS; seed++) {
    const { call, kinds } = run(seed);
    for (const { role } of call.segments) reached.set(role, (reached.get(role) ?? 0) + 1);
    for (const kind of kinds) reached.set(kind, (reached.get(kind) ?? 0) + 1);
  }
  // The model must come where it is to look.
  for (const kind of ['asking', 'consulting', 'joined', 'transferring', 'held', 'vanished']) {
    expect(reached.get(kind)).toBeGreaterThan(RUNS / 100);
  }
  for (const role of ['recipient', 'returned', 'consulted']) expect(reached.get(role)).toBeGreaterThan(RUNS / 100);
}, 20_000);
