import { OFFER_OUTCOMES } from '@wpm/contract';
import { expect, test } from 'vitest';
import { type Call, ringsOf } from './call.ts';
import { must } from './must.fixture.ts';
import { World } from './random-call.fixture.ts';
import { queuedIn } from './random-queue.fixture.ts';
import { arrivingLegs } from './random-supervisor.fixture.ts';
import { recordOf } from './record-of.ts';

/** Runs of the model; each is a seed of its own. */
const RUNS = 8_000;
const INPUTS = 24;
const PASSING = ['transferring', 'noticing'];

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
    must(phase.state !== 'forwarding', 'no way is looked up for ever');
    must(
      phase.state !== 'connected' || ringsOf(phase.activity) === undefined,
      'no transfer or consultation hangs for ever',
    );
    must(arrivingLegs(world.call).length === 0, 'no supervisor is rung for ever');
    must(phase.state !== 'connected' || !PASSING.includes(phase.activity.kind), 'nobody is sought, or told, for ever');
    must(phase.state !== 'connected' || phase.activity.kind !== 'vanished', 'nobody waits for a phone for ever');
    must(!isLeftIn(world.call), 'nobody waits in a queue for longer than the campaign lets them');
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

/** A customer who waits as long as it takes may: with music, and at their place. */
function isLeftIn(call: Call): boolean {
  const queued = queuedIn(call);
  return queued !== undefined && (queued.stage.kind !== 'waiting' || call.campaign?.plan.maxWaitMs !== null);
}

/** What came about in a run: kinds of activity, of offers, of parts. */
function reachedIn({ call, kinds }: World): ReadonlySet<string> {
  const { ahead = false, offers = [] } = call.campaign ?? {};
  const outcomes = offers.map(({ outcome }) => `offer ${outcome ?? 'open'}`);
  const roles = call.segments.map(({ role }) => role);
  const steps = (call.forwardings ?? []).map(({ refusal }) => (refusal === null ? 'forwarded' : 'not forwarded'));
  return new Set([...kinds, ...steps, ...outcomes, ...roles, ...(ahead ? ['back in the queue'] : [])]);
}

/** The model must come where it is to look: how many in a thousand runs do at least. */
const REACHED: Readonly<Record<number, readonly string[]>> = {
  10: ['recipient', 'returned', 'consulted'],
  8: ['supervisor: listen', 'supervisor: whisper', 'supervisor: join'],
  1: ['several supervisors'],
  20: ['forwarding', 'forwarded', 'not forwarded'],
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

test(`whatever happens in ${RUNS} random calls, nobody is left in silence, rung for ever, or counted twice`, () => {
  const reached = new Map<string, number>();
  for (let seed = 1; seed <= RUNS; seed++) {
    for (const kind of reachedIn(run(seed))) reached.set(kind, (reached.get(kind) ?? 0) + 1);
  }
  for (const [perThousand, kinds] of Object.entries(REACHED)) {
    const least = (Number(perThousand) * RUNS) / 1_000;
    for (const kind of kinds) expect(reached.get(kind), kind).toBeGreaterThan(least);
  }
}, 60_000);
