import type { AccountParty } from '../party.ts';
import type { Round } from '../ports.ts';
import { MESSAGE } from './random-menu.fixture.ts';
import type { OverflowTo } from '../queue-port.ts';
import type { Activity, Call } from './call.ts';
import type { Overflow, QueuePlan } from './queue-plan.ts';
import { offeredIn } from './queue-offer.ts';
import { OPENING, offer, plan, queuedCall } from './sample-queue.fixture.ts';
import { usersIn } from './segment.ts';
import type { Input } from './step.ts';
import { target } from './told.fixture.ts';

type Chance = { readonly pick: <T>(of: readonly [T, ...T[]] | readonly T[]) => T };

const HELP: OverflowTo = { kind: 'queue', plan: plan({ campaignId: 'help', maxWaitMs: 20_000 }), isOpen: true };

const keptOrNot = (world: Chance) => world.pick([{}, { keepsPlace: true } as const]);

/** A campaign of some kind: some let customers go after a while, some say something first. */
export function someQueue(world: Chance): Call {
  const overflow = world.pick<Overflow>([
    { kind: 'hang-up' },
    { kind: 'campaign', campaignId: 'help' },
    { kind: 'campaign', campaignId: 'sales' },
    { kind: 'account', accountId: 'account-maria' },
    { kind: 'voicemail' },
  ]);
  const about: Partial<QueuePlan> = {
    overflow,
    maxWaitMs: world.pick([null, 20_000, 60_000]),
    tells: world.pick(['nothing', 'position'] as const),
    everyMs: 15_000,
    records: world.pick([true, false]),
    messages: { tooLong: MESSAGE, ...(world.pick([true, false]) && { closed: MESSAGE }) },
    ...(world.pick([true, false]) && {
      leaveNumber: { afterMs: 10_000, offer: { file: 'o' }, promise: { file: 'p' }, ...keptOrNot(world) },
    }),
  };
  const sounds = { ...plan().sounds, opening: world.pick([null, OPENING]) };
  return queuedCall({ ...about, sounds }, world.pick([true, true, true, true, false]));
}

export const queuedIn = ({ phase }: Call): Extract<Activity, { kind: 'queued' }> | undefined =>
  phase.state === 'connected' && phase.activity.kind === 'queued' ? phase.activity : undefined;

/** Agents are chosen, whatever becomes of it. */
export const someOffering = (users: readonly AccountParty[], world: Chance): Input => ({
  kind: 'offering',
  accountIds: [world.pick(users.map(({ accountId }) => accountId))],
  why: { by: 'random', tier: 1, candidates: 1, waitedMs: 0 },
  chosenAt: 0,
});

/** As call control does: who is busy is offered nothing. */
export function someOffer(call: Call, users: readonly AccountParty[], world: Chance): Input {
  const busy = usersIn(call.segments);
  const free = users.filter(({ accountId }) => !busy.includes(accountId));
  const agents = free.slice(0, world.pick([1, 1, 2])).map((party) => [party, world.pick([0, 1, 1, 2])] as const);
  return agents.length === 0 ? { kind: 'changed' } : offer(...agents);
}

/** Of somebody who is offered the call, most of the time. */
export function someWithdrawal({ phase }: Call, world: Chance): Input {
  const offered = phase.state === 'connected' ? offeredIn(phase.activity) : [];
  const ids = offered.flatMap(({ party }) => party.accountId ?? []);
  return { kind: 'withdrawn', accountId: world.pick([...ids, 'account-eve']) };
}

/** Where a call goes that waited too long: what was asked for, or nowhere. */
export function someOverflow(call: Call, maria: AccountParty, world: Chance): Input {
  const isBusy = usersIn(call.segments).includes(maria.accountId);
  const round = (): Round => ({ targets: [target(), target()].slice(0, world.pick([1, 2])), ringMs: 60_000 });
  const rounds = [round(), round()].slice(0, world.pick([1, 2]));
  const to = world.pick<OverflowTo | { kind: 'nowhere' }>([
    HELP,
    { kind: 'ring', party: maria, rounds },
    { kind: 'nowhere' },
  ]);
  return { kind: 'overflowed', to: to.kind === 'ring' && isBusy ? { kind: 'nowhere' } : to };
}
