import {
  type Destination,
  type Diverted,
  type Forwarded,
  type Forwarding,
  type Party,
  type Routing,
  leavesMessage,
} from '@wpm/calls';
import type { ForwardingRules } from '@wpm/contract';
import { type ForwardingRule, type NotReached, refusalToForward, ruleFor } from '@wpm/directory';
import { ok, refuse } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
import { usersMessage } from '../queues/message-plan-of.ts';
import type { Target } from './find-target.ts';
import { internalParty, outsideParty } from './phone-target.ts';

/** A call on its way to a user. */
export type DirectCall = {
  readonly callId: string;
  readonly caller: Party;
  /** Which of the user's numbers was called. */
  readonly number: string;
  /** Values of `Identity` (RFC 8224), handed on as they came. */
  readonly identity: readonly string[];
  /** Steps so far, here and before it came to us. */
  readonly forwardings: readonly Forwarding[];
  readonly diverted?: Diverted;
};

/** A call that leaves for the outside by a user's forwarding. */
export type ForwardedOutside = {
  readonly call: DirectCall;
  readonly by: AccountRow;
  readonly rule: ForwardingRule;
  readonly target: Target & { readonly kind: 'outside' };
};

/** Why a user cannot be rung at all. */
export type Away = Extract<NotReached, 'unreachable' | 'busy' | 'no-answer'>;

/** What became of a call to a user; `isLast`: it has gone on from them already, and reached nobody. */
export type Past = { readonly happened: NotReached; readonly isLast?: boolean };

/** What forwarding asks the router for. */
export type ForwardingDeps = {
  /** Those that hold now; of whoever may not forward, none. */
  readonly rulesOf: (account: AccountRow) => Promise<ForwardingRules>;
  /** The media engine's name of what a user says to callers before a message; undefined where they recorded nothing. */
  readonly greetingOf: (account: AccountRow) => Promise<string | undefined>;
  /**
   * Signed out, on break, or without a phone that could be woken: unreachable; busy who said no when woken, and who let the device ring
   * that woke did not answer (F44).
   */
  readonly awayOf: (callee: AccountRow, call: DirectCall, rules: ForwardingRules) => Promise<Away | undefined>;
  readonly byId: (accountId: string) => Promise<AccountRow | undefined>;
  readonly find: (typed: string, by: AccountRow) => Promise<Target>;
  readonly ring: (callee: AccountRow, call: DirectCall, rules: ForwardingRules) => Routing['to'];
  readonly toOutside: (forwarded: ForwardedOutside) => Promise<Routing['to']>;
};

/** Where a call to a user goes, and by which steps. */
export type Reached = { readonly forwardings: readonly Forwarding[]; readonly to: Routing['to'] };

/**
 * Follows the forwardings of users, one after the other, until somebody can be rung (F44). A forwarding that cannot be
 * followed counts as not set: the call is not lost for a loop or a number nobody may dial, it rings.
 */
export class ForwardingRoute {
  readonly #deps: ForwardingDeps;

  constructor(deps: ForwardingDeps) {
    this.#deps = deps;
  }

  /** A call that comes to a user: always goes before unavailable; busy and no answer are seen only later. */
  async reach(callee: AccountRow, call: DirectCall): Promise<Reached> {
    const rules = await this.#deps.rulesOf(callee);
    const always = await this.#follow(callee, ruleFor(rules, 'placed'), call);
    if (always.to) return { ...always, to: always.to };
    const why = await this.#deps.awayOf(callee, call, rules);
    const away = why && ruleFor(rules, why);
    const { forwardings, to } = await this.#follow(callee, away, { ...call, forwardings: always.forwardings });
    if (to) return { forwardings, to };
    const message = why && (await this.#messageFor(callee, why, { ...call, forwardings }));
    if (message) return { forwardings, to: message };
    if (why === 'busy') return { forwardings, to: refuse({ code: 'call/rejected' }) };
    if (why === 'no-answer') return { forwardings, to: refuse({ code: 'call/no-answer' }) };
    return { forwardings, to: this.#deps.ring(callee, call, rules) };
  }

  /** A call that did not reach a user. */
  async goOn(missed: AccountRow, { happened, isLast = false }: Past, call: DirectCall): Promise<Forwarded> {
    const rule = isLast ? undefined : ruleFor(await this.#deps.rulesOf(missed), happened);
    const { forwardings, to } = await this.#follow(missed, rule, call);
    return { forwardings, to: to ?? (await this.#messageFor(missed, happened, { ...call, forwardings })) };
  }

  /** Who was not reached takes a message from a customer, or else whoever had sent the call on to them (voicemail). */
  async #messageFor(missed: AccountRow, happened: NotReached, call: DirectCall): Promise<Routing['to'] | undefined> {
    if (!leavesMessage(call.caller)) return undefined;
    const before = call.forwardings.filter(({ refusal }) => refusal === null).toReversed();
    for (const id of [missed.id, ...before.map(({ from }) => from.accountId)]) {
      const owner = id === missed.id ? missed : await this.#deps.byId(id);
      if (!owner || !(await this.#deps.rulesOf(owner)).voicemail) continue;
      return ok(messageTo(owner, { happened, greeting: await this.#deps.greetingOf(owner) }));
    }
    return undefined;
  }

  async #follow(by: AccountRow, rule: ForwardingRule | undefined, call: DirectCall): Promise<Forwarded> {
    const { caller, forwardings, diverted } = call;
    if (!rule) return { forwardings, to: undefined };
    const target = await this.#deps.find(rule.target, by);
    const [from, to] = [internalParty(by), partyOf(target, rule)];
    const noted = (refusal: Forwarding['refusal']): readonly Forwarding[] => [
      ...forwardings,
      { from, to, reason: rule.reason, refusal, trunkId: null },
    ];
    const refusal =
      target.kind === 'none'
        ? target.code
        : refusalToForward({ from, to }, { caller, hops: forwardings, ...(diverted && { diverted }) });
    if (refusal || target.kind === 'none') return { forwardings: noted(refusal ?? null), to: undefined };
    if (target.kind === 'colleague') {
      return this.reach(target.account, { ...call, number: to.number, forwardings: noted(null) });
    }
    const outside = await this.#deps.toOutside({ call, by, rule, target });
    return outside.ok
      ? { forwardings: noted(null), to: outside }
      : { forwardings: noted(outside.error.code), to: undefined };
  }
}

const messageTo = (
  owner: AccountRow,
  { happened, greeting }: { readonly happened: NotReached; readonly greeting: string | undefined },
): Extract<Destination, { kind: 'voicemail' }> => ({
  kind: 'voicemail',
  plan: usersMessage(greeting),
  box: { kind: 'direct', number: internalParty(owner).number, accountId: owner.id },
  result: happened === 'never-rang' ? 'unreachable' : happened,
});

function partyOf(target: Target, { target: typed }: ForwardingRule): Party {
  if (target.kind === 'colleague') return internalParty(target.account);
  return outsideParty(target.kind === 'outside' ? target.dialled.number : typed);
}
