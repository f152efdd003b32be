import type {
  InboundRoute,
  Party,
  Round,
  Routing,
  Service,
  Source,
  SupervisionRouting,
  SupervisionWish,
  Target,
  TransferWish,
} from '@wpm/calls';
import { type Dialled, numberFrom, readCaller, readDialled, sentCaller } from '@wpm/directory';
import { ok, refuse } from '@wpm/kernel';
import { type Registrar, type SipRequest, privacyOf, userOf } from '@wpm/sip';
import type { AccountRow } from '@wpm/store';
import type { AgentDesk } from '../agents/agent-desk.ts';
import type { CampaignCalled, CampaignNumbers } from '../queues/campaign-numbers.ts';
import type { DialDesk } from './dial-desk.ts';
import { type Directory, findColleague } from './find-target.ts';
import { internalParty, outsideParty, phoneTarget, withIdentity } from './phone-target.ts';
import { aorOf } from './sip-identity.ts';
import { calledIn, callerIn } from './trunks/inbound-call.ts';
import type { LiveTrunk } from './trunks/live-trunk.ts';
import { targetOn } from './trunks/outbound-call.ts';
import type { Trunks } from './trunks/trunks.ts';

/** How long a user's phone rings, and how long a network is left to ring, before the call is given up. */
const RING_MS = { account: 30_000, trunk: 120_000 };

/** Numbers inside every tenant that the platform answers itself. */
const SERVICES: Readonly<Record<string, Service>> = { '600': 'echo', '601': 'tone', '602': 'music' };

export type CallRouterDeps = {
  readonly directory: Directory;
  readonly trunks: Pick<Trunks, 'byId' | 'forCall' | 'slots'>;
  readonly desk: Pick<DialDesk, 'mayDial'>;
  readonly registrar: Pick<Registrar, 'bindings'>;
  readonly agents: Pick<AgentDesk, 'isOnBreak'>;
  readonly numbers: Pick<CampaignNumbers, 'leadsTo'>;
};

/** A user's wish to call, as far as it is understood. */
type Wish = {
  readonly callId: string;
  readonly caller: AccountRow;
  readonly typed: string;
  readonly dialled: Dialled;
  readonly countryCode: string;
  /** The caller asks not to be shown (RFC 3323). */
  readonly withheld: boolean;
};

/** Where calls go: test numbers, extensions, direct numbers, and the tenant's trunks. */
export class CallRouter implements InboundRoute {
  readonly #directory: Directory;
  readonly #trunks: CallRouterDeps['trunks'];
  readonly #desk: CallRouterDeps['desk'];
  readonly #registrar: CallRouterDeps['registrar'];
  readonly #agents: CallRouterDeps['agents'];
  readonly #numbers: CallRouterDeps['numbers'];

  constructor({ directory, trunks, desk, registrar, agents, numbers }: CallRouterDeps) {
    this.#numbers = numbers;
    this.#agents = agents;
    this.#directory = directory;
    this.#trunks = trunks;
    this.#desk = desk;
    this.#registrar = registrar;
  }

  async route(invite: SipRequest, source: Source, callId: string): Promise<Routing> {
    if (source.kind === 'trunk') return this.#fromTrunk(invite, source, callId);
    const caller = await this.#known(source.accountId);
    return this.#asked({ callId, caller, typed: userOf(invite.uri) ?? '', withheld: asksForPrivacy(invite) });
  }

  /** Asked as the user who hands the call on; a colleague sees who is handed on, and by whom (RFC 3892). */
  async routeTransfer({ callId, accountId, dialled, transferred }: TransferWish): Promise<Routing> {
    const user = await this.#known(accountId);
    const routing = await this.#asked({ callId, caller: user, typed: dialled, withheld: false });
    if (routing.callee.kind !== 'account' || !routing.to.ok) return routing;
    const callee = await this.#known(routing.callee.accountId);
    return { ...routing, to: handedOn(this.#ring(callee, transferred, routing.callee.number), user) };
  }

  /** Asked as the user who wants to ask somebody, and shown as them: it is they who call. */
  async routeConsultation({ callId, accountId, dialled }: Omit<TransferWish, 'transferred'>): Promise<Routing> {
    return this.#asked({ callId, caller: await this.#known(accountId), typed: dialled, withheld: false });
  }

  async routeBack({ accountId, transferred }: Omit<TransferWish, 'dialled'>): Promise<readonly Round[]> {
    const user = await this.#known(accountId);
    return roundsOf(this.#ring(user, transferred, internalParty(user).number));
  }

  /** A supervisor sees whom they are to hear, and is rung wherever they are registered. */
  async routeSupervision({ supervisorId, agent }: SupervisionWish): Promise<SupervisionRouting> {
    const user = await this.#known(supervisorId);
    const [supervisor, told] = [internalParty(user), await this.#directory.tenants.tellsOfListening(user.tenantId)];
    const [round] = roundsOf(this.#ring(user, agent, supervisor.number));
    return { supervisor, told, to: round ? ok(round) : refuse({ code: 'supervision/no-phone' }) };
  }

  async #known(accountId: string): Promise<AccountRow> {
    const account = await this.#directory.accounts.byId(accountId);
    if (!account) throw new Error(`account ${accountId} does not exist`);
    return account;
  }

  async #asked(asked: Omit<Wish, 'dialled' | 'countryCode'>): Promise<Routing> {
    const tenant = await this.#directory.tenants.byId(asked.caller.tenantId);
    const countryCode = tenant?.defaultCountryCode ?? '';
    return this.#fromAccount({ ...asked, countryCode, dialled: readDialled(asked.typed, countryCode) });
  }

  async #fromAccount(wish: Wish): Promise<Routing> {
    const { caller, typed, dialled } = wish;
    const service = dialled.kind === 'internal' ? SERVICES[dialled.digits] : undefined;
    if (service) return this.#toService(caller, typed, service);
    const campaign = await this.#campaign(caller.tenantId, dialled);
    if (campaign) return this.#toCampaign(caller, campaign);
    const colleague = await findColleague(this.#directory, caller.tenantId, { typed, dialled });
    if (colleague) return this.#toColleague(caller, colleague);
    return this.#toOutside(wish);
  }

  /** A campaign whose number this is now (F05). */
  async #campaign(tenantId: string, dialled: Dialled): Promise<CampaignCalled | undefined> {
    return dialled.kind === 'outside' ? this.#numbers.leadsTo(tenantId, dialled.number) : undefined;
  }

  #toCampaign(caller: AccountRow, { callee, queue }: CampaignCalled): Routing {
    return { direction: 'internal', caller: internalParty(caller), callee, to: this.#barredBy(caller) ?? ok(queue) };
  }

  #toService(caller: AccountRow, number: string, service: Service): Routing {
    return {
      direction: 'internal',
      caller: internalParty(caller),
      callee: { kind: 'service', number, name: null, accountId: null },
      to: ok({ kind: 'service', service }),
    };
  }

  #toColleague(caller: AccountRow, callee: AccountRow): Routing {
    const [from, to] = [internalParty(caller), internalParty(callee)];
    const barred = this.#barredBy(caller) ?? this.#awayOf(callee, caller);
    return { direction: 'internal', caller: from, callee: to, to: barred ?? this.#ring(callee, from, to.number) };
  }

  async #toOutside(wish: Wish): Promise<Routing> {
    const { caller, typed, dialled } = wish;
    const from = { ...internalParty(caller), number: caller.directNumber ?? caller.extension ?? caller.login };
    const callee = outsideParty(dialled.kind === 'outside' ? dialled.number : typed);
    // A call for help is never refused for a break.
    const barred = dialled.kind === 'emergency' ? undefined : this.#barredBy(caller);
    return { direction: 'outbound', caller: from, callee, to: barred ?? (await this.#byTrunks(wish)) };
  }

  /** The tenant's trunks, one after the other: a round each. Whether the number may be dialled is asked first (trust 7). */
  async #byTrunks(wish: Wish): Promise<Routing['to']> {
    const { callId, caller, dialled, countryCode } = wish;
    if (dialled.kind !== 'outside' && dialled.kind !== 'emergency') return refuse({ code: 'call/unknown-number' });
    // F05; a call for help needs no number of one's own.
    if (dialled.kind === 'outside' && !caller.directNumber) return refuse({ code: 'call/no-direct-number' });
    const permit = await this.#desk.mayDial({
      callId,
      tenantId: caller.tenantId,
      accountId: caller.id,
      dialled,
      countryCode,
    });
    if (!permit.ok) return refuse({ code: permit.error.code });
    const { trunks, none } = this.#trunks.forCall(caller.tenantId);
    if (trunks.length === 0) return refuse({ code: `call/trunk-${none}` });
    const permitted = trunks.filter(({ id }) => permit.value.trunkMay(id));
    if (permitted.length === 0) return refuse({ code: 'call/limit-reached' });
    const call = { dialled, countryCode, directNumber: caller.directNumber, withheld: wish.withheld };
    const rounds = permitted.map((trunk) => ({ targets: [targetOn(trunk, call)], ringMs: RING_MS.trunk }));
    return ok({ kind: 'ring', rounds });
  }

  async #fromTrunk(invite: SipRequest, source: Extract<Source, { kind: 'trunk' }>, callId: string): Promise<Routing> {
    const trunk = this.#trunks.byId(source.trunkId);
    if (!trunk) throw new Error(`trunk ${source.trunkId} was removed`);
    const tenant = await this.#directory.tenants.byId(source.tenantId);
    const countryCode = tenant?.defaultCountryCode ?? '';
    const { inbound } = trunk.settings.numbers;
    const sent = numberFrom(calledIn(invite, inbound.called, trunk.contactUser), inbound.rules);
    const dialled = readDialled(sent, countryCode);
    const number = dialled.kind === 'outside' ? dialled.number : sent;
    const caller = callerOf(invite, trunk, countryCode);
    const take = () =>
      this.#trunks.slots.take(callId, { trunkId: trunk.id, direction: 'inbound' }, trunk.settings.limits);
    const campaign = await this.#campaign(source.tenantId, dialled);
    if (campaign) return { direction: 'inbound', caller, callee: campaign.callee, to: queueUnless(!take(), campaign) };
    const owner = dialled.kind === 'outside' ? await this.#directory.accounts.byDirectNumber(number) : undefined;
    const to = this.#toOwner(owner?.tenantId === source.tenantId ? owner : undefined, {
      caller,
      number,
      take,
      identity: trunk.settings.callerId.inbound.passesIdentity ? invite.headers.all('Identity') : [],
    });
    const callee = owner?.tenantId === source.tenantId ? { ...internalParty(owner), number } : outsideParty(number);
    return { direction: 'inbound', caller, callee, to };
  }

  #toOwner(
    owner: AccountRow | undefined,
    { caller, number, take, identity }: InboundCall & { readonly take: () => boolean },
  ): Routing['to'] {
    if (!owner) return refuse({ code: 'call/unknown-number' });
    // To the outside a break is nobody's business: the user cannot be reached.
    if (this.#agents.isOnBreak(owner.id)) return refuse({ code: 'call/unreachable' });
    if (!take()) return refuse({ code: 'call/trunk-full' });
    return this.#ring(owner, caller, number, identity);
  }

  /** F27: on break no call outside a campaign can be made, and this platform makes none within one yet. */
  #barredBy(caller: AccountRow): Refused | undefined {
    return this.#agents.isOnBreak(caller.id) ? refuse({ code: 'call/on-break' }) : undefined;
  }

  /** F27, F33: a colleague on break is not called, by whatever path: dialled, transferred, consulted. */
  #awayOf(callee: AccountRow, caller: AccountRow): Refused | undefined {
    const isAway = callee.id !== caller.id && this.#agents.isOnBreak(callee.id);
    return isAway ? refuse({ code: 'call/colleague-on-break' }) : undefined;
  }

  /** Every phone the user is registered with rings. */
  #ring(callee: AccountRow, caller: Party, dialled: string, identity: readonly string[] = []): Routing['to'] {
    const bindings = callee.disabled ? [] : this.#registrar.bindings(aorOf(callee));
    if (bindings.length === 0) return refuse({ code: 'call/unreachable' });
    const targets = bindings.map((binding) =>
      withIdentity(phoneTarget(binding, callee, { caller, dialled }), identity),
    );
    return ok({ kind: 'ring', rounds: [{ targets, ringMs: RING_MS.account }] });
  }
}

/** The same phones, told who hands the call on. */
function handedOn(to: Routing['to'], { login, domain }: AccountRow): Routing['to'] {
  if (!to.ok || to.value.kind !== 'ring') return to;
  const by = ['Referred-By', `<sip:${login}@${domain}>`] as const;
  const told = (target: Target): Target => ({ ...target, headers: [...target.headers, by] });
  const rounds = to.value.rounds.map((round) => ({ ...round, targets: round.targets.map(told) }));
  return ok({ kind: 'ring', rounds });
}

const roundsOf = (to: Routing['to']): readonly Round[] => (to.ok && to.value.kind === 'ring' ? to.value.rounds : []);

const queueUnless = (isFull: boolean, { queue }: CampaignCalled): Routing['to'] =>
  isFull ? refuse({ code: 'call/trunk-full' }) : ok(queue);

type Refused = Extract<Routing['to'], { readonly ok: false }>;

/** A call from a trunk to a number of ours. */
type InboundCall = {
  readonly caller: Party;
  readonly number: string;
  /** Values of `Identity` (RFC 8224), handed on as they came. */
  readonly identity: readonly string[];
};

function asksForPrivacy(invite: SipRequest): boolean {
  const privacy = privacyOf(invite);
  return privacy.has('id') || privacy.has('user') || privacy.has('header');
}

/** Who calls, as far as the trunk may say so and the caller wants it known. */
function callerOf(invite: SipRequest, trunk: LiveTrunk, countryCode: string): Party {
  const { numbers, callerId } = trunk.settings;
  const { user, displayName } = sentCaller(callerIn(invite), callerId.inbound);
  const sent = user === undefined ? undefined : numberFrom(user, numbers.inbound.callerRules);
  return outsideParty(readCaller(sent, countryCode), displayName ?? null);
}
