import { type Call, ringsOf } from './call.ts';
import { must } from './must.fixture.ts';
import { World } from './random-call.fixture.ts';
import { queuedIn } from './random-queue.fixture.ts';
import { arrivingLegs } from './random-supervisor.fixture.ts';
import type { PartStretch, SegmentRecord } from '../record.ts';
import { recordOf } from './record-of.ts';

const INPUTS = 24;
const PASSING = ['transferring', 'noticing'];

/** One call's whole life from a seed, up to 24 inputs. Throws where it breaks a rule, with the seed and all that was told to it. */
export function randomCall(seed: number): World {
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
    recordOf(world.call, world.now).segments.forEach(mustBeOrdered);
    return world;
  } catch (error) {
    throw new Error(`seed ${seed}\n${world.told.map((each) => JSON.stringify(each)).join('\n')}`, { cause: error });
  }
}

function mustBeOrdered({ ringMs, talkMs, holdMs, holds = [], consultations = [] }: SegmentRecord): void {
  must(Math.min(ringMs, talkMs, holdMs) >= 0, 'no time is negative');
  const isWithin = ({ fromMs, toMs }: PartStretch) => ringMs <= fromMs && fromMs <= toMs;
  must([...holds, ...consultations].every(isWithin), 'who holds or asks has been answered');
}

/** A customer who waits as long as it takes may: with music, and at their place. */
function isLeftIn(call: Call): boolean {
  const queued = queuedIn(call);
  return queued !== undefined && (queued.stage.kind !== 'waiting' || call.campaign?.plan.maxWaitMs !== null);
}

/** What came about in a run: kinds of activity, of offers, of parts. */
export function reachedIn({ call, kinds }: World): ReadonlySet<string> {
  const { ahead = false, offers = [] } = call.campaign ?? {};
  const outcomes = offers.map(({ outcome }) => `offer ${outcome ?? 'open'}`);
  const roles = call.segments.map(({ role }) => role);
  const steps = (call.forwardings ?? []).map(({ refusal }) => (refusal === null ? 'forwarded' : 'not forwarded'));
  return new Set([...kinds, ...steps, ...outcomes, ...roles, ...(ahead ? ['back in the queue'] : [])]);
}
