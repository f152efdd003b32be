import type { InboundRoute, Party, Routing, Service, Source, Target } from '@wpm/calls';
import type { CallRefusal } from '@wpm/contract';
import { type Dialled, readCaller, readDialled } from '@wpm/directory';
import { assertNever, ok, refuse } from '@wpm/kernel';
import { type Binding, type Registrar, type SipRequest, fromOf, parseNameAddr, userOf } from '@wpm/sip';
import type { AccountRow, Store, TrunkRow } from '@wpm/store';
import { aorOf } from './sip-identity.ts';
import type { TrunkTable } from './trunk-table.ts';

/** How long a user's phone rings, and how long a network is left to ring, before the call is given up. */
const RING_MS = { account: 30_000, trunk: 120_000 };

/** Numbers inside every tenant that the platform answers itself. */
const SERVICES: Readonly<Record<string, Service>> = { '600': 'echo', '601': 'tone', '602': 'music' };

export type Directory = Pick<Store, 'accounts' | 'tenants'>;

/** Where calls go: test numbers, extensions, direct numbers, and the tenant's trunk. */
export class CallRouter implements InboundRoute {
  readonly #directory: Directory;
  readonly #trunks: TrunkTable;
  readonly #registrar: Pick<Registrar, 'bindings'>;

  constructor(directory: Directory, trunks: TrunkTable, registrar: Pick<Registrar, 'bindings'>) {
    this.#directory = directory;
    this.#trunks = trunks;
    this.#registrar = registrar;
  }

  async route(invite: SipRequest, source: Source): Promise<Routing> {
    if (source.kind === 'trunk') return this.#fromTrunk(invite, source);
    const caller = await this.#directory.accounts.byId(source.accountId);
    if (!caller) throw new Error(`registered account ${source.accountId} does not exist`);
    return this.#fromAccount(caller, userOf(invite.uri) ?? '');
  }

  async #fromAccount(caller: AccountRow, typed: string): Promise<Routing> {
    const tenant = await this.#directory.tenants.byId(caller.tenantId);
    const dialled = readDialled(typed, tenant?.defaultCountryCode ?? '');
    const service = dialled.kind === 'internal' ? SERVICES[dialled.digits] : undefined;
    if (service) return this.#toService(caller, typed, service);
    const colleague = await this.#colleague(caller, typed, dialled);
    if (colleague) return this.#toColleague(caller, colleague);
    return this.#toOutside(caller, typed, dialled);
  }

  /** A user of the same tenant by extension, direct number or login. */
  async #colleague(caller: AccountRow, typed: string, dialled: Dialled): Promise<AccountRow | undefined> {
    const { accounts } = this.#directory;
    switch (dialled.kind) {
      case 'internal':
        return accounts.byExtension(caller.tenantId, dialled.digits);
      case 'outside': {
        const owner = await accounts.byDirectNumber(dialled.number);
        return owner?.tenantId === caller.tenantId ? owner : undefined;
      }
      case 'nonsense':
        return typed ? accounts.byLogin(caller.tenantId, typed) : undefined;
      case 'emergency':
        return undefined;
      default:
        return assertNever(dialled);
    }
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
    return { direction: 'internal', caller: from, callee: to, to: this.#ring(callee, from, to.number) };
  }

  #toOutside(caller: AccountRow, typed: string, dialled: Dialled): Routing {
    const from = { ...internalParty(caller), number: caller.directNumber ?? caller.extension ?? caller.login };
    const callee = outsideParty(dialled.kind === 'outside' ? dialled.number : typed);
    const trunk = this.#trunks.ofTenant(caller.tenantId);
    const why = whyNotOutside(caller, dialled, trunk);
    if (why || !trunk)
      return { direction: 'outbound', caller: from, callee, to: refuse({ code: why ?? 'call/trunk-unavailable' }) };
    const target = trunkTarget(trunk, callee.number, caller);
    return {
      direction: 'outbound',
      caller: from,
      callee,
      to: ok({ kind: 'ring', rounds: [{ targets: [target], ringMs: RING_MS.trunk }] }),
    };
  }

  async #fromTrunk(invite: SipRequest, source: Extract<Source, { kind: 'trunk' }>): Promise<Routing> {
    const tenant = await this.#directory.tenants.byId(source.tenantId);
    const countryCode = tenant?.defaultCountryCode ?? '';
    const typed = userOf(invite.uri) ?? '';
    const dialled = readDialled(typed, countryCode);
    const number = dialled.kind === 'outside' ? dialled.number : typed;
    const caller = callerOf(invite, countryCode);
    const owner = dialled.kind === 'outside' ? await this.#directory.accounts.byDirectNumber(number) : undefined;
    if (!owner || owner.tenantId !== source.tenantId) {
      return {
        direction: 'inbound',
        caller,
        callee: outsideParty(number),
        to: refuse({ code: 'call/unknown-number' }),
      };
    }
    const callee = { ...internalParty(owner), number };
    return { direction: 'inbound', caller, callee, to: this.#ring(owner, caller, number) };
  }

  /** Every phone the user is registered with rings. */
  #ring(callee: AccountRow, caller: Party, dialled: string): Routing['to'] {
    const bindings = callee.disabled ? [] : this.#registrar.bindings(aorOf(callee));
    if (bindings.length === 0) return refuse({ code: 'call/unreachable' });
    const targets = bindings.map((binding) => phoneTarget(binding, callee, caller, dialled));
    return ok({ kind: 'ring', rounds: [{ targets, ringMs: RING_MS.account }] });
  }
}

function whyNotOutside(caller: AccountRow, dialled: Dialled, trunk: TrunkRow | undefined): CallRefusal | undefined {
  if (dialled.kind !== 'outside' && dialled.kind !== 'emergency') return 'call/unknown-number';
  // F05; a call for help needs no number of one's own.
  if (dialled.kind === 'outside' && !caller.directNumber) return 'call/no-direct-number';
  return trunk ? undefined : 'call/trunk-unavailable';
}

function internalParty({ id, extension, login, displayName }: AccountRow): Extract<Party, { kind: 'account' }> {
  return { kind: 'account', number: extension ?? login, name: displayName, accountId: id };
}

function outsideParty(number: string, name: string | null = null): Party {
  return { kind: 'outside', number, name, accountId: null };
}

/** Who calls, as the trunk vouches for it: P-Asserted-Identity (RFC 3325) before From. */
function callerOf(invite: SipRequest, countryCode: string): Party {
  const asserted = parseNameAddr(invite.headers.get('P-Asserted-Identity') ?? '');
  const from = asserted.ok ? asserted.value : fromOf(invite);
  return outsideParty(readCaller(userOf(from.uri), countryCode), from.displayName || null);
}

function phoneTarget(binding: Binding, callee: AccountRow, caller: Party, dialled: string): Target {
  const overWebSocket = binding.flow.transport === 'ws' || binding.flow.transport === 'wss';
  const host = caller.number === 'anonymous' ? 'anonymous.invalid' : callee.domain;
  return {
    peer: { kind: 'account', aor: binding.aor, contact: binding.contact },
    transport: overWebSocket ? 'webrtc' : 'rtp',
    uri: binding.contact,
    from: { ...(caller.name ? { displayName: caller.name } : {}), uri: `sip:${caller.number}@${host}` },
    headers: [
      // RFC 3327 §5.3: the way the phone's registration came is the way its calls go.
      ...binding.path.map((hop): [string, string] => ['Route', hop]),
      // RFC 7315 §4.2: which of the user's numbers was called.
      ['P-Called-Party-ID', `<sip:${dialled}@${callee.domain}>`],
    ],
  };
}

function trunkTarget(trunk: TrunkRow, number: string, caller: AccountRow): Target {
  const own = `sip:${caller.directNumber ?? 'anonymous'}@${caller.domain}`;
  return {
    peer: { kind: 'trunk', trunkId: trunk.id },
    transport: 'rtp',
    uri: `sip:${number}@${trunk.address}:${trunk.port}`,
    from: { uri: own },
    headers: [['P-Asserted-Identity', `<${own}>`]],
  };
}
