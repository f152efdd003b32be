import type { Party } from '../party.ts';
import type { Routing } from '../ports.ts';
import type { Callable } from '../queue-port.ts';
import type { OfferWhy } from '../record.ts';
import { begin } from './begin.ts';
import { type Call, type CallIn, isIn } from './call.ts';
import type { QueuePlan } from './queue-plan.ts';
import { anna, customer, jan } from './sample-call.ts';
import type { Input } from './step.ts';
import { target } from './told.fixture.ts';

export const sales: Party = { kind: 'campaign', number: '+48221000200', name: 'Sales', accountId: null };

export const OPENING = { file: 'greeting' } as const;
export const GOODBYE = { file: 'goodbye' } as const;
export const CLOSED = { file: 'closed' } as const;

/** A campaign that plays music and nothing else, and lets nobody go. */
export const plan = (about: Partial<QueuePlan> = {}): QueuePlan => ({
  campaignId: 'sales',
  name: 'Sales',
  ringMs: 20_000,
  maxWaitMs: null,
  overflow: { kind: 'hang-up' },
  sounds: { opening: null, waiting: 'music', outOfHours: CLOSED, parting: GOODBYE },
  tells: 'nothing',
  everyMs: 60_000,
  records: true,
  wrapUp: { kind: 'wrap-up', forMs: 30_000 },
  shortAbandonMs: 0,
  ...about,
});

export const routedTo = (about: Partial<QueuePlan> = {}, isOpen = true): Routing => ({
  direction: 'inbound',
  caller: customer,
  callee: sales,
  to: { ok: true, value: { kind: 'queue', plan: plan(about), isOpen } },
});

/** A customer who came to the campaign at 1 s. */
export function queuedCall(about: Partial<QueuePlan> = {}, isOpen = true): CallIn<'connected'> {
  const source = {
    kind: 'trunk',
    trunkId: 'lab',
    tenantId: 'tenant-1',
    peer: { kind: 'trunk', trunkId: 'lab' },
  } as const;
  const { next } = begin('call-1', source, routedTo(about, isOpen), 1_000);
  if (!isIn(next, 'connected')) throw new Error('a call to a queue is answered at once');
  return next;
}

const WHY: OfferWhy = { by: 'longest-idle', tier: 10, candidates: 2, waitedMs: 0 };

/** Half a second before the first offers of the tests: somebody had to be woken. */
export const CHOSEN_AT = 1_500;

/** An offer to these users, each with so many phones. */
export const offer = (...agents: readonly (readonly [party: Party, phones: number])[]): Input => ({
  kind: 'offer',
  agents: agents.map(([party, phones]): Callable => ({
    party,
    targets: Array.from({ length: phones }, () => target()),
  })),
  why: WHY,
  chosenAt: CHOSEN_AT,
});

export const toAnna = offer([anna, 1]);
export const toJan = offer([jan, 1]);

/** Where the customer is in the queue. */
export function stageOf({ call }: { readonly call: Call }): string {
  const connected: CallIn<'connected'> | undefined = isIn(call, 'connected') ? call : undefined;
  const activity = connected?.phase.activity;
  return activity?.kind === 'queued' ? activity.stage.kind : (activity?.kind ?? call.phase.state);
}
