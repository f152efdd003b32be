import type { Instant } from '@wpm/kernel';
import type { CallIn, Refused } from './call.ts';
import { calledNow } from './forwarding.ts';
import { calleeLeg } from './leg-id.ts';
import { type Beside, type Effect, type Step, step } from './step.ts';
import { refusedFor, ringing, toNextRound } from './while-ringing.ts';

type Rings = CallIn<'ringing'>;

/** What becomes of a call to a user whose devices are woken beside phones that say nothing (F29, ADR 0093). */
export function wokenBeside(call: Rings, { accountId, came }: Beside, now: Instant): Step {
  if (calledNow(call).accountId !== accountId) return step(call);
  switch (came) {
    case 'waking':
      return step(ringing(call, { ...call.phase, beside: 'waking' }));
    case 'device':
      return deviceRings(call);
    case 'declined':
      return refusedFor(call, DECLINED, now);
    case 'nobody':
      return nobodyCame(call, now);
    default:
      return came.length > 0 ? phonesCame(call, came) : nobodyCame(call, now);
  }
}

/** They said no where they were woken. */
const DECLINED: Refused = { why: 'call/rejected', scope: 'everyone', cause: null };
const UNREACHED: Refused = { why: 'call/unreachable', scope: 'way', cause: null };

/** A device that rings its user is a phone that rings: the caller hears so, and it rings for as long as a phone does. */
function deviceRings(call: Rings): Step {
  const { progress, ringUntil, giveUpAt, legs } = call.phase;
  if (progress !== 'nothing') return step(ringing(call, { ...call.phase, beside: 'device' }));
  const rings = { ...call.phase, beside: 'device', progress: 'ringing', giveUpAt: ringUntil ?? giveUpAt } as const;
  // A plain 180 is of no leg: of the phones that were asked, there may be none any more.
  return step(ringing(call, rings), { kind: 'tell-caller', heard: 'ringing', leg: legs[0]?.id ?? calleeLeg(0) });
}

/** The phones that were there are waited for as before; where they are gone meanwhile, so is this way to the user. */
function nobodyCame(call: Rings, now: Instant): Step {
  const { beside: _, ...rings } = call.phase;
  const left = ringing(call, rings);
  return rings.legs.length > 0 ? step(left) : toNextRound(left, UNREACHED, now);
}

/** Where they have come back they are rung as well, for as long as a phone rings. */
function phonesCame(call: Rings, targets: Exclude<Beside['came'], string>): Step {
  const { beside: _, ...rings } = call.phase;
  const came = targets.map((target, index) => ({ target, leg: calleeLeg(call.tried + index) }));
  const next = ringing(call, {
    ...rings,
    legs: [...rings.legs, ...came.map(({ leg }) => ({ id: leg, trunkId: null }))],
    giveUpAt: rings.ringUntil ?? rings.giveUpAt,
  });
  const rung = came.map((each): Effect => ({ kind: 'originate', ...each }));
  return step({ ...next, tried: call.tried + came.length }, ...rung, { kind: 'note' });
}
