import type { AccountParty } from '../party.ts';
import type { Forwarding, Round } from '../ports.ts';
import { MESSAGE, TO_MARIAS } from './random-menu.fixture.ts';
import type { Callable, OverflowTo } from '../queue-port.ts';
import type { OfferWhy } from '../record.ts';
import type { Activity, Call } from './call.ts';
import type { Overflow, QueuePlan } from './queue-plan.ts';
import { type AtPhones, offeredIn } from './queue-offered.ts';
import { OPENING, plan, queuedCall } from './sample-queue.fixture.ts';
import { usersIn } from './segment.ts';
import type { Input } from './step.ts';
import { must } from './must.fixture.ts';
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

/** Free agents are chosen, whatever becomes of it. */
function someOffering(call: Call, users: readonly AccountParty[], world: Chance): Input {
  const taken = [...usersIn(call.segments), ...openIn(call)];
  const free = users.map(({ accountId }) => accountId).filter((accountId) => !taken.includes(accountId));
  const accountIds = free.slice(0, world.pick([1, 2, 3]));
  return accountIds.length === 0 ? { kind: 'changed' } : { kind: 'offering', accountIds, why: RANDOMLY, chosenAt: 0 };
}

/** As call control does: who is busy is offered nothing, but that those it is offered to already may get other phones, or have none. */
function someOffer(call: Call, users: readonly AccountParty[], world: Chance): Input {
  const busy = usersIn(call.segments);
  const awaited =
    call.campaign?.offers.filter(({ outcome }) => outcome === null).map(({ accountId }) => accountId) ?? [];
  const free = users.filter(({ accountId }) => !busy.includes(accountId) || awaited.includes(accountId));
  const agents = free.slice(0, world.pick([1, 1, 2, 3])).map((party): Callable => {
    const targets = [target(), target()].slice(0, world.pick([0, 1, 1, 2]));
    return targets.length > 0 ? { party, targets } : { party, targets, ...world.pick(CAME) };
  });
  const unreached = awaited.slice(0, world.pick([0, 0, 0, 1]));
  const left = agents.filter(({ party }) => !unreached.some((each) => each === party.accountId));
  return { kind: 'offer', agents: left, unreached, why: RANDOMLY, chosenAt: 0 };
}

const RANDOMLY: OfferWhy = { by: 'random', tier: 1, candidates: 1, waitedMs: 0 };
const CAME = [{}, { came: 'declined' }, { came: 'not-answered' }] as const;

/** Who is offered the call is so in the ledger, once; and with the call every offer is over. @returns how devices that were woken ring */
export function checkOffers(call: Call): readonly string[] {
  const open = openIn(call);
  const stage = queuedIn(call)?.stage;
  must(new Set(open).size === open.length, 'nobody is offered a call twice at a time');
  must(call.phase.state !== 'ended' || open.length === 0, 'every offer ends with the call');
  must(
    open.length === 0 || stage?.kind === 'waiting' || stage?.kind === 'offered',
    'who is offered a call can still have it',
  );
  return stage?.kind === 'offered' && stage.to === 'agents'
    ? checkRung(stage, { open, busy: usersIn(call.segments) })
    : [];
}

const openIn = ({ campaign }: Call): readonly string[] =>
  (campaign?.offers ?? []).filter(({ outcome }) => outcome === null).map(({ accountId }) => accountId);

function checkRung(
  { offered, rings }: AtPhones,
  { open, busy }: { readonly open: readonly string[]; readonly busy: readonly string[] },
): readonly string[] {
  for (const { party, legs, heard } of offered) {
    const id = party.accountId ?? '';
    must(open.includes(id), 'whom it rings has a line in the ledger');
    must(busy.includes(id), 'whom it rings is busy with it');
    must(legs.length > 0 || heard === 'device', 'whose phones do not ring is being woken');
  }
  if (!offered.some(({ heard }) => heard === 'device')) return [];
  return rings.legs.length > 0 ? ['device', 'device beside phones'] : ['device'];
}

/** Of somebody who is offered the call, most of the time. */
function someWithdrawal({ phase }: Call, world: Chance): Input {
  const offered = phase.state === 'connected' ? offeredIn(phase.activity) : [];
  const ids = offered.flatMap(({ party }) => party.accountId ?? []);
  return { kind: 'withdrawn', accountId: world.pick([...ids, 'account-eve']) };
}

/** What is said of agents to whom a call is offered. */
export const ofAgents = (call: Call, users: readonly AccountParty[], world: Chance) => ({
  offering: () => someOffering(call, users, world),
  offer: () => someOffer(call, users, world),
  woke: (): Input => ({ kind: 'woke', party: world.pick(users) }),
  withdrawn: () => someWithdrawal(call, world),
});

/** Where a call goes that waited too long: what was asked for, on from there as the user set it, or nowhere. */
export function someOverflow(call: Call, maria: AccountParty, world: Chance): Input {
  const isBusy = usersIn(call.segments).includes(maria.accountId);
  const round = (): Round => ({ targets: [target(), target()].slice(0, world.pick([1, 2])), ringMs: 60_000 });
  const rounds = [round(), round()].slice(0, world.pick([1, 2]));
  const ring = { kind: 'ring', party: maria, rounds } as const;
  const outwards = { ...ring, forwardings: [outwardsFrom(maria)] };
  const message: OverflowTo = { ...TO_MARIAS, party: maria, forwardings: [] };
  const stage = queuedIn(call)?.stage;
  const after = stage?.kind === 'overflowing' ? stage.to : undefined;
  // Nobody goes on to where they were: who was not reached sends the call outwards at most, and that once.
  const ways: readonly OverflowTo[] = after
    ? after.isLast
      ? [message]
      : [message, outwards]
    : [HELP, ring, outwards, message];
  const to = world.pick<OverflowTo | { kind: 'nowhere' }>([...ways, { kind: 'nowhere' }]);
  const isMarias = to.kind === 'ring' && !to.forwardings;
  return { kind: 'overflowed', to: isMarias && isBusy ? { kind: 'nowhere' } : to };
}

const outwardsFrom = (from: AccountParty): Forwarding => ({
  from,
  to: { kind: 'outside', number: '+48500', name: null, accountId: null },
  reason: 'no-answer',
  refusal: null,
  trunkId: null,
});
