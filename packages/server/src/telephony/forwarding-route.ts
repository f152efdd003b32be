import type { Diverted, Forwarded, Forwarding, Party, Routing } from '@wpm/calls';
import type { ForwardingRules } from '@wpm/contract';
import { type ForwardingRule, type NotReached, refusalToForward, ruleFor } from '@wpm/directory';
import { refuse } from '@wpm/kernel';
import type { AccountRow } from '@wpm/store';
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
export type Away = Extract<NotReached, 'unreachable' | 'busy'>;

/** What forwarding asks the router for. */
export type ForwardingDeps = {
  /** Those that hold now; of whoever may not forward, none. */
  readonly rulesOf: (account: AccountRow) => Promise<ForwardingRules>;
  /** Signed out, on break, or without a phone that could be woken: unreachable; busy who said no when woken (F44). */
  readonly awayOf: (callee: AccountRow, call: DirectCall) => Promise<Away | undefined>;
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
    const why = await this.#deps.awayOf(callee, call);
    const away = why && ruleFor(rules, why);
    const { forwardings, to } = await this.#follow(callee, away, { ...call, forwardings: always.forwardings });
    if (to) return { forwardings, to };
    if (why === 'busy') return { forwardings, to: refuse({ code: 'call/rejected' }) };
    return { forwardings, to: this.#deps.ring(callee, call, rules) };
  }

  /** A call that did not reach a user. */
  async goOn(missed: AccountRow, happened: NotReached, call: DirectCall): Promise<Forwarded> {
    return this.#follow(missed, ruleFor(await this.#deps.rulesOf(missed), happened), call);
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

function partyOf(target: Target, { target: typed }: ForwardingRule): Party {
  if (target.kind === 'colleague') return internalParty(target.account);
  return outsideParty(target.kind === 'outside' ? target.dialled.number : typed);
}
