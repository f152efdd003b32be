import type { Instant } from '@wpm/kernel';
import type { CallIn } from './call.ts';
import type { LeaveNumber } from './queue-plan.ts';
import { parting } from './queue-begins.ts';
import type { CampaignCall, Queued } from './queued.ts';
import { type Step, step } from './step.ts';

type Connected = CallIn<'connected'>;

/** The key the platform's own words name. */
const LEAVING_KEY = '1';

/** Two things are not said into each other. */
const APART_MS = 15_000;

/** Whom somebody can call back: a customer whose number came along. */
const CAN_BE_CALLED = /^\+\d{3,15}$/;

/** What the campaign offers to this customer; undefined where it offers nothing, or nobody could call them. */
export function offerTo({ plan }: CampaignCall, { customer }: Queued): LeaveNumber | undefined {
  return CAN_BE_CALLED.test(customer.party.number) ? plan.leaveNumber : undefined;
}

/** A customer who waits is told that they may leave their number; what else there is to tell them waits a little. */
export function offerIsTold(call: Connected, campaign: CampaignCall, { offer }: LeaveNumber, now: Instant): Step {
  const { tellAt, plan } = campaign;
  const later = tellAt === null ? null : Math.max(tellAt, now + APART_MS);
  const told = { ...campaign, offerAt: now + plan.everyMs, tellAt: later };
  return step({ ...call, campaign: told }, { kind: 'tell', what: offer });
}

/** A customer who waits pressed a key: the one that leaves their number lets them go, with a promise. */
export function numberIsLeft(call: Connected, activity: Queued, key: string, now: Instant): Step {
  const offered = call.campaign && offerTo(call.campaign, activity);
  if (!offered || key !== LEAVING_KEY || activity.stage.kind !== 'waiting') return step(call);
  const left = offered.keepsPlace ? 'place-kept' : 'number-left';
  return step(parting(call, activity, { left, now }), { kind: 'sound' }, { kind: 'note' });
}
