import type {
  ForwardWish,
  Forwarded,
  InboundRoute,
  Round,
  Routing,
  Source,
  SupervisionRouting,
  SupervisionWish,
  TransferWish,
  WaitingCaller,
} from '@wpm/calls';
import type { ForwardingRules } from '@wpm/contract';
import { type Dialled, numberFrom, patienceWith, readDialled } from '@wpm/directory';
import { ok, refuse } from '@wpm/kernel';
import { type Registrar, type SipRequest, userOf } from '@wpm/sip';
import type { AccountRow, TenantStanding } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import { type CampaignNumbers, type Led, answeredByUs } from '../queues/campaign-numbers.ts';
import type { Waker } from '../push/waker.ts';
import { callerIn, campaignDialledIn } from './campaign-dialled-in.ts';
import type { DialDesk } from './dial-desk.ts';
import type { DialledWish, Wish } from './dialled-wish.ts';
import { type Directory, findColleague, findTarget } from './find-target.ts';
import { type Away, type DirectCall, type ForwardingDeps, ForwardingRoute, type Reached } from './forwarding-route.ts';
import { mayWaitFor } from './may-wait.ts';
import { OutwardRoute } from './outward-route.ts';
import {
  type RingingCall,
  handedOn,
  internalParty,
  outsideParty,
  phoneTarget,
  roundsOf,
  toNobody,
  withIdentity,
} from './phone-target.ts';
import { aorOf, asksForPrivacy } from './sip-identity.ts';
import { toTestNumber } from './test-numbers.ts';
import { divertedIn } from './trunks/diversion.ts';
import { divertersOf } from './trunks/diverters-of.ts';
import { calledIn, callerOf } from './trunks/inbound-call.ts';
import type { Trunks } from './trunks/trunks.ts';

/** How long a user's phone rings before the call is given up. */
const RING_MS = 30_000;

export type CallRouterDeps = {
  readonly directory: Directory;
  readonly trunks: Pick<Trunks, 'byId' | 'forCall' | 'slots'>;
  readonly desk: Pick<DialDesk, 'mayDial'>;
  readonly registrar: Pick<Registrar, 'bindings'>;
  readonly agents: Pick<AgentDesk, 'isOnBreak' | 'isSignedOut'>;
  readonly numbers: Pick<CampaignNumbers, 'leadsTo' | 'manual'>;
  readonly waker: Pick<Waker, 'wake' | 'waits'>;
  /** The forwarding of a user that holds now (F44). */
  readonly rulesOf: ForwardingDeps['rulesOf'];
  readonly greetingOf: ForwardingDeps['greetingOf'];
};

/** Where calls go: test numbers, extensions, direct numbers, and the tenant's trunks. */
export class CallRouter implements InboundRoute {
  readonly #directory: Directory;
  readonly #trunks: CallRouterDeps['trunks'];
  readonly #outward: OutwardRoute;
  readonly #registrar: CallRouterDeps['registrar'];
  readonly #agents: CallRouterDeps['agents'];
  readonly #numbers: CallRouterDeps['numbers'];
  readonly #waker: CallRouterDeps['waker'];
  readonly #forwarding: ForwardingRoute;

  constructor({ directory, trunks, desk, registrar, agents, numbers, waker, rulesOf, greetingOf }: CallRouterDeps) {
    this.#numbers = numbers;
    this.#waker = waker;
    this.#outward = new OutwardRoute({ trunks, desk });
    this.#forwarding = new ForwardingRoute({
      rulesOf,
      greetingOf,
      awayOf: (...asked) => this.#absenceOf(...asked),
      byId: (accountId) => directory.accounts.byId(accountId),
      find: (typed, by) => findTarget(directory, typed, by),
      ring: (callee, call, rules) => this.#ringDirect(callee, call, rules),
      toOutside: (forwarded) => this.#outward.forwarded(forwarded),
    });
    this.#agents = agents;
    this.#directory = directory;
    this.#trunks = trunks;
    this.#registrar = registrar;
  }

  async route(invite: SipRequest, source: Source, callId: string, waiting?: WaitingCaller): Promise<Routing> {
    using _ = waiting && this.#waker.waits(callId, waiting);
    if (source.kind === 'trunk') return await this.#fromTrunk(invite, source, callId);
    const caller = await this.#known(source.accountId);
    return await this.#asked({
      callId,
      caller,
      typed: userOf(invite.uri) ?? '',
      withheld: asksForPrivacy(invite),
      isDirect: true,
      campaign: await campaignDialledIn(invite, caller, this.#numbers),
    });
  }

  /** Asked as the user who hands the call on; a colleague sees who is handed on, and by whom (RFC 3892). */
  async routeTransfer({ transferred, ...wish }: TransferWish): Promise<Routing> {
    const asked = await this.#withinCall(wish);
    const routing = await this.#fromAccount({ ...asked, transferred });
    return routing.callee.kind === 'account' ? { ...routing, to: handedOn(routing.to, asked.caller) } : routing;
  }

  /** Asked as the user who wants to ask somebody, and shown as them: it is they who call. */
  async routeConsultation(wish: Omit<TransferWish, 'transferred'>): Promise<Routing> {
    return this.#fromAccount(await this.#withinCall(wish));
  }

  /** Somebody waits meanwhile: what can be asked at once is. */
  async #withinCall({ callId, accountId, tenantId, dialled }: Omit<TransferWish, 'transferred'>): Promise<Wish> {
    const [caller, { countryCode }] = await Promise.all([this.#known(accountId), this.#standingOf(tenantId)]);
    const read = { typed: dialled, dialled: readDialled(dialled, countryCode), countryCode };
    return { callId, caller, ...read, withheld: false, isDirect: false };
  }

  /** As if the user had dialled. */
  async routeDialled({ callId, user, dialled, campaign }: DialledWish): Promise<Routing> {
    return this.#asked({ callId, caller: user, typed: dialled, withheld: false, isDirect: true, campaign });
  }

  async routeForwarding({ missed, happened, isLast = false, ...call }: ForwardWish): Promise<Forwarded> {
    const user = await this.#known(missed.accountId);
    return this.#forwarding.goOn(user, { happened, isLast }, { ...call, number: missed.number, identity: [] });
  }

  /** A user whom a caller chose in a menu, as if they had been called directly. */
  async reach(user: AccountRow, call: Omit<DirectCall, 'number' | 'identity'>): Promise<Reached> {
    return this.#forwarding.reach(user, { ...call, number: internalParty(user).number, identity: [] });
  }

  async routeBack({ accountId, transferred }: Omit<TransferWish, 'dialled' | 'tenantId'>): Promise<readonly Round[]> {
    const user = await this.#known(accountId);
    return roundsOf(this.#ring(user, { caller: transferred, dialled: internalParty(user).number }));
  }

  /** A supervisor sees whom they are to hear, and is rung wherever they are registered. */
  async routeSupervision({ supervisorId, agent }: SupervisionWish): Promise<SupervisionRouting> {
    const user = await this.#known(supervisorId);
    const [supervisor, told] = [internalParty(user), await this.#directory.tenants.tellsOfListening(user.tenantId)];
    const [round] = roundsOf(this.#ring(user, { caller: agent, dialled: supervisor.number }));
    return { supervisor, told, to: round ? ok(round) : refuse({ code: 'supervision/no-phone' }) };
  }

  async #standingOf(tenantId: string): Promise<TenantStanding> {
    return (await this.#directory.tenants.standingOf(tenantId)) ?? { countryCode: '', isDisabled: false };
  }

  async #known(accountId: string): Promise<AccountRow> {
    const account = await this.#directory.accounts.byId(accountId);
    if (!account) throw new Error(`account ${accountId} does not exist`);
    return account;
  }

  async #asked(asked: Omit<Wish, 'dialled' | 'countryCode'>): Promise<Routing> {
    const { countryCode } = await this.#standingOf(asked.caller.tenantId);
    return this.#fromAccount({ ...asked, countryCode, dialled: readDialled(asked.typed, countryCode) });
  }

  async #fromAccount(wish: Wish): Promise<Routing> {
    const { caller, typed, dialled } = wish;
    const service = toTestNumber(caller, dialled);
    if (service) return service;
    const led = await this.#led(caller.tenantId, dialled);
    const answered = led && answeredByUs(led);
    if (answered) return this.#toUs(caller, answered);
    const colleague =
      led?.kind === 'account'
        ? await this.#directory.accounts.byId(led.accountId)
        : await findColleague(this.#directory, caller.tenantId, { typed, dialled });
    if (colleague) return this.#toColleague(wish, colleague);
    return this.#toOutside(wish);
  }

  /** Where a number of the tenant's leads at this hour (F05). */
  async #led(tenantId: string, dialled: Dialled, customer?: string): Promise<Led | undefined> {
    return dialled.kind === 'outside' ? this.#numbers.leadsTo(tenantId, dialled.number, customer) : undefined;
  }

  #toUs(caller: AccountRow, { callee, to }: Pick<Routing, 'callee' | 'to'>): Routing {
    return { direction: 'internal', caller: internalParty(caller), callee, to: this.#barredBy(caller) ?? to };
  }

  async #toColleague({ callId, caller, isDirect, transferred }: Wish, callee: AccountRow): Promise<Routing> {
    const [from, to] = [internalParty(caller), internalParty(callee)];
    const parties = { direction: 'internal', caller: from, callee: to } as const;
    const barred = this.#barredBy(caller) ?? (isDirect ? undefined : this.#awayOf(callee, caller));
    if (barred) return { ...parties, to: barred };
    if (!isDirect) {
      const came = await this.#waker.wake(callee, { callId, caller: from });
      const rung = () => this.#ring(callee, { caller: transferred ?? from, dialled: to.number });
      return { ...parties, to: came === 'declined' || came === 'not-answered' ? UNWANTED[came] : rung() };
    }
    const call = { callId, caller: from, number: to.number, identity: [], forwardings: [] };
    return { ...parties, ...(await this.#forwarding.reach(callee, call)) };
  }

  /** In a campaign its number is shown, where it has one, and a break does not bar the call (F14, F27). */
  async #toOutside(wish: Wish): Promise<Routing> {
    const { typed, dialled } = wish;
    // A call for help is its caller's alone, and never refused for a campaign or a break.
    const isForHelp = dialled.kind === 'emergency';
    const campaign = isForHelp ? undefined : wish.campaign;
    const caller = callerIn(campaign, wish.caller);
    const from = { ...internalParty(caller), number: caller.directNumber ?? caller.extension ?? caller.login };
    const callee = outsideParty(dialled.kind === 'outside' ? dialled.number : typed);
    const parties = { direction: 'outbound', caller: from, callee } as const;
    if (campaign === 'not-theirs') return { ...parties, to: refuse({ code: 'call/not-in-campaign' }) };
    const barred = isForHelp || campaign ? undefined : this.#barredBy(caller);
    const to = barred ?? (await this.#outward.byTrunks({ ...wish, caller }));
    return { ...parties, ...(campaign && { madeIn: campaign.madeIn }), to };
  }

  async #fromTrunk(invite: SipRequest, source: Extract<Source, { kind: 'trunk' }>, callId: string): Promise<Routing> {
    const trunk = this.#trunks.byId(source.trunkId);
    if (!trunk) throw new Error(`trunk ${source.trunkId} was removed`);
    const { countryCode, isDisabled } = await this.#standingOf(source.tenantId);
    const { inbound } = trunk.settings.numbers;
    const sent = numberFrom(calledIn(invite, inbound.called, trunk.contactUser), inbound.rules);
    const dialled = readDialled(sent, countryCode);
    const number = dialled.kind === 'outside' ? dialled.number : sent;
    const caller = callerOf(invite, trunk, countryCode);
    // Its service was stopped (F01): whoever calls is told that nobody is there now, and not that there is no such number.
    if (isDisabled) return toNobody(caller, number, 'call/unreachable');
    const take = () =>
      this.#trunks.slots.take(callId, { trunkId: trunk.id, direction: 'inbound' }, trunk.settings.limits);
    const led = await this.#led(source.tenantId, dialled, caller.number);
    const answered = led && answeredByUs(led);
    if (answered) return { direction: 'inbound', caller, ...answered, to: take() ? answered.to : TRUNK_FULL };
    const owner = await this.#ownerOf(led, dialled);
    const { passesIdentity } = trunk.settings.callerId.inbound;
    const identity = passesIdentity ? invite.headers.all('Identity') : [];
    if (owner?.tenantId !== source.tenantId) return toNobody(caller, number, 'call/unknown-number');
    const parties = { direction: 'inbound', caller, callee: { ...internalParty(owner), number } } as const;
    if (!take()) return { ...parties, to: TRUNK_FULL };
    const before = await divertersOf(divertedIn(invite, trunk, countryCode), this.#directory);
    const call = { callId, caller, number, identity, forwardings: [], ...before };
    return { ...parties, ...before, ...(await this.#forwarding.reach(owner, call)) };
  }

  async #ownerOf(led: Led | undefined, dialled: Dialled): Promise<AccountRow | undefined> {
    if (led?.kind === 'account') return this.#directory.accounts.byId(led.accountId);
    return dialled.kind === 'outside' ? this.#directory.accounts.byDirectNumber(dialled.number) : undefined;
  }

  /** The phones of a user to whom a call came directly, for as long as their forwarding leaves them to ring. */
  #ringDirect(callee: AccountRow, { caller, number, identity, forwardings }: DirectCall, rules: ForwardingRules) {
    if (this.#agents.isOnBreak(callee.id) && callee.id !== caller.accountId) {
      // To the outside a break is nobody's business, nor where the call comes from elsewhere: the user cannot be reached.
      const isAsked = caller.kind === 'account' && forwardings.every(({ refusal }) => refusal !== null);
      return refuse({ code: isAsked ? 'call/colleague-on-break' : 'call/unreachable' } as const);
    }
    return mayWaitFor(callee, this.#ring(callee, { caller, dialled: number, identity }, patienceWith(rules, RING_MS)));
  }

  /** F44: signed out, on break, or without a phone, also when it was woken; who declined when woken is busy, who let it ring did not answer. */
  async #absenceOf(callee: AccountRow, call: DirectCall, rules: ForwardingRules): Promise<Away | undefined> {
    const { id } = callee;
    if (this.#agents.isOnBreak(id) || this.#agents.isSignedOut(id)) return 'unreachable';
    const outcome = await this.#waker.wake(callee, call, { ringMs: patienceWith(rules, RING_MS).ringMs });
    if (outcome === 'declined') return 'busy';
    if (outcome === 'not-answered') return 'no-answer';
    return outcome === 'registered' ? undefined : 'unreachable';
  }

  /** F27: on break no call outside a campaign can be made. */
  #barredBy(caller: AccountRow): Refused | undefined {
    return this.#agents.isOnBreak(caller.id) ? refuse({ code: 'call/on-break' }) : undefined;
  }

  /** F27, F33: a colleague on break is not called, by whatever path: dialled, transferred, consulted. */
  #awayOf(callee: AccountRow, caller: AccountRow): Refused | undefined {
    const isAway = callee.id !== caller.id && this.#agents.isOnBreak(callee.id);
    return isAway ? refuse({ code: 'call/colleague-on-break' }) : undefined;
  }

  /** Every phone the user is registered with rings. */
  #ring(callee: AccountRow, call: RingingCall, patience: Omit<Round, 'targets'> = { ringMs: RING_MS }): Routing['to'] {
    const bindings = callee.disabled ? [] : this.#registrar.bindings(aorOf(callee));
    if (bindings.length === 0) return refuse({ code: 'call/unreachable' });
    const targets = bindings.map((each) => withIdentity(phoneTarget(each, callee, call), call.identity ?? []));
    return ok({ kind: 'ring', rounds: [{ targets, ...patience }] });
  }
}

/** A colleague said no where they were woken, or let it ring. */
const UNWANTED = {
  declined: refuse({ code: 'call/rejected' as const }),
  'not-answered': refuse({ code: 'call/no-answer' as const }),
};
const TRUNK_FULL = refuse({ code: 'call/trunk-full' as const });

type Refused = Extract<Routing['to'], { readonly ok: false }>;
