import type { Routing } from '@wpm/calls';
import type { Dialled } from '@wpm/directory';
import { ok, refuse } from '@wpm/kernel';
import type { DialDesk } from './dial-desk.ts';
import type { ForwardedOutside } from './forwarding-route.ts';
import { type OutboundCall, targetOn } from './trunks/outbound-call.ts';
import type { Trunks } from './trunks/trunks.ts';

/** How long a network is left to ring before the call is given up. */
const RING_MS = 120_000;

/** A wish to leave the platform: of a user who dials, by a user's forwarding, or of a campaign's call that waited too long. */
export type Outward = {
  readonly callId: string;
  /** By whose permissions and number; without an id it is the tenant's own. */
  readonly caller: { readonly tenantId: string; readonly id: string | null; readonly directNumber: string | null };
  readonly dialled: Dialled;
  readonly countryCode: string;
  /** The caller asks not to be shown (RFC 3323). */
  readonly withheld: boolean;
  readonly diversion?: OutboundCall['diversion'];
  /** The one trunk it may go by; absent: any of the tenant's. */
  readonly trunkId?: string;
};

export type OutwardDeps = {
  readonly trunks: Pick<Trunks, 'forCall'>;
  readonly desk: Pick<DialDesk, 'mayDial'>;
};

/** The way to the outside. */
export class OutwardRoute {
  readonly #trunks: OutwardDeps['trunks'];
  readonly #desk: OutwardDeps['desk'];

  constructor({ trunks, desk }: OutwardDeps) {
    this.#trunks = trunks;
    this.#desk = desk;
  }

  /** The tenant's trunks, one after the other: a round each. Whether the number may be dialled is asked first (trust 7). */
  async byTrunks(wish: Outward): Promise<Routing['to']> {
    const { callId, caller, dialled, countryCode, withheld, diversion, trunkId } = wish;
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
    const { trunks, none } = this.#trunks.forCall(caller.tenantId, trunkId);
    if (trunks.length === 0) return refuse({ code: `call/trunk-${none}` });
    const permitted = trunks.filter(({ id }) => permit.value.trunkMay(id));
    if (permitted.length === 0) return refuse({ code: 'call/limit-reached' });
    const { directNumber } = caller;
    const call = { dialled, countryCode, directNumber, withheld, ...(diversion && { diversion }) };
    const rounds = permitted.map((trunk) => ({ targets: [targetOn(trunk, call)], ringMs: RING_MS }));
    return ok({ kind: 'ring', rounds });
  }

  /** By the number, the permissions and the limits of whoever forwards. */
  forwarded({ call, by, rule, target }: ForwardedOutside): Promise<Routing['to']> {
    const { callId, caller, forwardings, diverted } = call;
    const { dialled, countryCode } = target;
    const hops = forwardings.filter(({ refusal }) => refusal === null).length + (diverted?.hops ?? 0) + 1;
    const shown = caller.number === 'anonymous' ? null : caller.kind === 'account' ? by.directNumber : caller.number;
    const diversion = { reason: rule.reason, hops, caller: shown };
    return this.byTrunks({ callId, caller: by, dialled, countryCode, withheld: false, diversion });
  }
}
