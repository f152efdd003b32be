import { refuse } from '@wpm/kernel';
import type { Party } from '../party.ts';
import type { Forwarding, Round } from '../ports.ts';
import type { Call } from './call.ts';
import { anna, customer, jan, maria } from './sample-call.ts';
import { usersIn } from './segment.ts';
import type { Effect, Input } from './step.ts';

type Chance = {
  readonly pick: <T>(of: readonly [T, ...T[]] | readonly T[]) => T;
  /** Somebody's phones, or a way to the outside. */
  readonly rounds: readonly Round[];
};

const elsewhere: Party = { ...customer, number: '+48500' };

/** As call control does: a call goes on to somebody who is not busy and was not there before, or to nobody. */
export function someForwarding(
  { caller, callee, segments, forwardings = [] }: Call,
  { missed }: Extract<Effect, { kind: 'ask-forwarding' }>,
  { pick, rounds }: Chance,
): Input {
  const step = (to: Party, refusal: Forwarding['refusal']): Forwarding => ({
    from: missed,
    to,
    reason: pick(['busy', 'unreachable', 'no-answer'] as const),
    refusal,
    trunkId: null,
  });
  const been = [caller, callee, missed, ...forwardings.map(({ to }) => to)].map(({ accountId }) => accountId);
  const isFree = ({ accountId }: Party) =>
    accountId === null || (!been.includes(accountId) && !usersIn(segments).includes(accountId));
  const to = pick([anna, jan, maria, elsewhere].filter(isFree));
  return pick<Input>([
    { kind: 'forwarded', forwardings, to: undefined },
    { kind: 'forwarded', forwardings: [...forwardings, step(to, 'forwarding/loop')], to: undefined },
    { kind: 'forwarded', forwardings: [...forwardings, step(to, null)], to: refuse({ code: 'call/busy' }) },
    { kind: 'forwarded', forwardings: [...forwardings, step(to, null)], to: rings(rounds) },
    { kind: 'forwarded', forwardings: [...forwardings, step(to, null)], to: rings(rounds) },
  ]);
}

const rings = (rounds: readonly Round[]) => ({ ok: true, value: { kind: 'ring', rounds } }) as const;
