import {
  FORWARDING_REASONS,
  type DialRules,
  type FieldReason,
  type FieldReasons,
  type Forwarding,
  type ForwardingReason,
  type ForwardingRules,
} from '@wpm/contract';
import { mayDial } from '@wpm/directory';
import { type Result, assertNever, refuse } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import { type Actor, forwardingChanged } from '../events.ts';
import { type Refusal, invalidFields } from '../http/refusal.ts';
import type { ServerDeps } from '../server-deps.ts';
import { type Target, findTarget } from '../telephony/find-target.ts';

type Deps = Pick<ServerDeps, 'store' | 'realtime' | 'sink' | 'now'>;

/** A wish to change where the calls of a user go. */
export type ForwardingChange = {
  readonly owner: AccountRow;
  readonly version: number;
  readonly rules: ForwardingRules;
};

type Changed = Result<Forwarding, Refusal<'forwarding/changed-meanwhile' | 'request/invalid'>>;

/** Changes it, by whomever, and tells the user's applications; or names each rule that leads nowhere it may. */
export async function changeForwarding(deps: Deps, actor: Actor, change: ForwardingChange): Promise<Changed> {
  const changed = await checkedAndSet(deps, actor, change);
  const { id } = change.owner;
  await forwardingChanged(deps.sink, actor, { subject: id, result: changed.ok ? 'ok' : changed.error.code });
  if (changed.ok) deps.realtime.forwardingChanged(id);
  return changed;
}

async function checkedAndSet(
  { store, now }: Deps,
  actor: Actor,
  { owner, version, rules }: ForwardingChange,
): Promise<Changed> {
  const dial = (await store.dialPolicies.inTenant(owner.tenantId)).rules;
  const reasons: Record<string, FieldReason> = {};
  const named: Partial<Record<ForwardingReason, string>> = {};
  for (const reason of FORWARDING_REASONS.filter((each) => rules[each].on)) {
    const target = await findTarget(store, rules[reason].target, owner);
    const wrong = wrongWith(target, { owner, dial });
    if (wrong) reasons[`rules.${reason}.target`] = wrong;
    else named[reason] = numberOf(target, rules[reason].target);
  }
  if (Object.keys(reasons).length > 0) return refuse(invalidFields(reasons satisfies FieldReasons));
  const whose = { tenantId: owner.tenantId, accountId: owner.id };
  return store.forwardings.change(whose, { version, rules: renamed(rules, named) }, { ...actor, at: now() });
}

/** What is wrong with a target: the same is asked at every call, with its limits, because rights change. */
function wrongWith(
  target: Target,
  { owner, dial }: { readonly owner: AccountRow; readonly dial: DialRules },
): FieldReason | undefined {
  switch (target.kind) {
    case 'colleague':
      return target.account.id === owner.id ? 'contradicts' : undefined;
    case 'none':
      return target.code === 'call/not-permitted' ? 'not-permitted' : 'does-not-exist';
    case 'outside': {
      const { dialled, countryCode } = target;
      const usage = { agent: null, tenant: NOTHING_USED };
      const permit = mayDial({ dialled, countryCode, rules: dial, accountId: owner.id, usage });
      const isForbidden = !permit.ok && permit.error.code !== 'call/limit-reached';
      return isForbidden || owner.directNumber === null ? 'not-permitted' : undefined;
    }
    default:
      return assertNever(target);
  }
}

const NOTHING_USED = { concurrent: 0, callsPerMinute: 0, callsPerHour: 0, minutesPerHour: 0 };

const numberOf = (target: Target, typed: string): string =>
  target.kind !== 'none' && target.dialled.kind === 'outside' ? target.dialled.number : typed;

/** The rules with numbers as E.164. */
function renamed(rules: ForwardingRules, named: Partial<Record<ForwardingReason, string>>): ForwardingRules {
  const { always, unreachable, busy, 'no-answer': noAnswer, voicemail } = rules;
  return {
    always: { ...always, target: named.always ?? always.target },
    unreachable: { ...unreachable, target: named.unreachable ?? unreachable.target },
    busy: { ...busy, target: named.busy ?? busy.target },
    'no-answer': { ...noAnswer, target: named['no-answer'] ?? noAnswer.target },
    voicemail,
  };
}
