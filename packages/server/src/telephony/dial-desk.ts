import {
  DialLedger,
  type DialRefusal,
  type DialUsage,
  type Dialled,
  type Subject,
  mayDial,
  reachedLimit,
  readDialled,
} from '@wpm/directory';
import type { CallObserver, CallRecord, Peer } from '@wpm/calls';
import type { CallRefusal, DialRules } from '@wpm/contract';
import { type Clock, type Log, type Result, ok, refuse } from '@wpm/kernel';
import type { Store } from '@wpm/store';

/** Who wants to call out, and in which call. */
export type DialAsk = {
  readonly callId: string;
  readonly tenantId: string;
  /** Null where no user stands behind the call. */
  readonly accountId: string | null;
  readonly dialled: Dialled;
  readonly countryCode: string;
};

/** A network sends a call on to another number. */
export type FollowWish = {
  readonly callId: string;
  readonly trunkId: string;
  /** As the trunk's rules made it readable. */
  readonly number: string;
};

/** The number a call may go on to, and whose country's notation it is in. */
export type Followed = { readonly dialled: Dialled; readonly countryCode: string };

export type DialDeskDeps = {
  readonly policies: Pick<Store['dialPolicies'], 'of' | 'recentCalls'>;
  readonly tenants: Pick<Store['tenants'], 'isDisabled'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** Hours of calls the limits look back on. */
const HOUR_MS = 3_600_000;

/**
 * The gate to the outside (trust 7): every call that leaves the platform is asked for here, whoever wants it and by
 * whatever path: dialled, forwarded, transferred, consulted, called back, by the API. What is allowed is counted at once.
 */
export class DialDesk {
  readonly #policies: DialDeskDeps['policies'];
  readonly #tenants: DialDeskDeps['tenants'];
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #ledger = new DialLedger();
  /** What the calls that are on their way were permitted for. */
  readonly #permitted = new Map<string, DialAsk>();
  readonly #rules = new Map<string, Promise<DialRules>>();

  constructor(deps: DialDeskDeps) {
    this.#policies = deps.policies;
    this.#tenants = deps.tenants;
    this.#clock = deps.clock;
    this.#log = deps.log;
  }

  /** Reads what was called in the last hour, so that a restart frees nobody of a limit. */
  async restore(): Promise<void> {
    const since = new Date(this.#clock.now() - HOUR_MS);
    for (const past of await this.#policies.recentCalls(since)) {
      const { tenantId, accountId, trunkId, startedAt, answeredAt, endedAt } = past;
      const begunAt = startedAt.getTime();
      const call = { begunAt, answeredAt: answeredAt?.getTime() ?? null, endedAt: endedAt?.getTime() ?? begunAt };
      const trunk: Subject[] = trunkId === null ? [] : [`trunk ${trunkId}`];
      this.#ledger.restore(call, [...subjectsOf(tenantId, accountId), ...trunk]);
    }
  }

  /** Whether the call may be made. If so it counts from now on, until `observer.over`. */
  mayDial(ask: DialAsk): Promise<Result<{ readonly trunkMay: (trunkId: string) => boolean }, DialRefusal>> {
    return this.#mayDial(ask, 'beside');
  }

  /**
   * Whether a call may go on to where its trunk sends it: to the number it was permitted for, or to one its user might call
   * now; then it counts as one more call, in place of the first. A call for help goes wherever it is sent.
   */
  async mayFollow({ callId, trunkId, number }: FollowWish): Promise<Result<Followed, { readonly code: CallRefusal }>> {
    const asked = this.#permitted.get(callId);
    if (!asked) return refuse({ code: 'call/not-permitted' });
    const { countryCode } = asked;
    const dialled = readDialled(number, countryCode);
    if (asked.dialled.kind === 'emergency' || isSame(dialled, asked.dialled)) return ok({ dialled, countryCode });
    if (dialled.kind !== 'outside') return refuse({ code: 'call/not-permitted' });
    const permit = await this.#mayDial({ ...asked, dialled }, 'instead');
    if (!permit.ok) return refuse({ code: permit.error.code });
    if (!permit.value.trunkMay(trunkId)) return refuse({ code: 'call/limit-reached' });
    this.#ledger.takesTrunk(callId, trunkId);
    return ok({ dialled, countryCode });
  }

  async #mayDial(
    ask: DialAsk,
    counted: 'beside' | 'instead',
  ): Promise<Result<{ readonly trunkMay: (trunkId: string) => boolean }, DialRefusal>> {
    const { callId, tenantId, accountId, dialled, countryCode } = ask;
    const [rules, isDisabled] = await Promise.all([this.#rulesOf(tenantId), this.#tenants.isDisabled(tenantId)]);
    const now = this.#clock.now();
    const usage = {
      agent: accountId === null ? null : this.#usageOf(`agent ${accountId}`, counted),
      tenant: this.#usageOf(`tenant ${tenantId}`, counted),
    };
    const verdict = asTenantMay(mayDial({ dialled, countryCode, rules, accountId, usage }), isDisabled);
    if (!verdict.ok) {
      this.#log.warn('call.not-permitted', { tenant: tenantId, account: accountId, ...verdict.error });
      return verdict;
    }
    const isEmergency = verdict.value.class === 'emergency';
    this.#permitted.set(callId, ask);
    if (counted === 'instead') this.#ledger.replaced(callId, now);
    if (!isEmergency) this.#ledger.begin(callId, subjectsOf(tenantId, accountId), now);
    const trunkMay = (trunkId: string) =>
      isEmergency || !reachedLimit('trunk', this.#ledger.usageOf(`trunk ${trunkId}`, now), rules.limits.trunk);
    return { ok: true, value: { trunkMay } };
  }

  /** The policy was changed: the next call is asked by the new one. */
  policyChanged(tenantId: string): void {
    this.#rules.delete(tenantId);
  }

  /** A call of ours was answered. */
  answered(callId: string): void {
    this.#ledger.answered(callId, this.#clock.now());
  }

  readonly observer: CallObserver = {
    trying: (callId, peer) => {
      if (peer.kind === 'trunk') this.#ledger.takesTrunk(callId, peer.trunkId);
    },
    left: (callId, peer) => {
      if (peer.kind === 'trunk' && !peer.from) this.#ledger.left(callId, peer.trunkId, this.#clock.now());
    },
    over: (callId) => {
      this.#permitted.delete(callId);
      this.#ledger.ended(callId, this.#clock.now());
    },
    resumed: (callId, record, peers) => {
      const accountId = payerOf(record);
      if (accountId === undefined) return;
      const call = { begunAt: record.startedAt, answeredAt: record.answeredAt, endedAt: null };
      // What came by a trunk goes back where it came from, and counts for nobody.
      const trunks = peers.flatMap((peer: Peer): Subject[] =>
        peer.kind === 'trunk' && peer.from === undefined ? [`trunk ${peer.trunkId}`] : [],
      );
      this.#ledger.restore(call, [...subjectsOf(record.tenantId, accountId), ...trunks], callId);
    },
  };

  /** Of a call that goes on elsewhere the first part is none that goes on beside it. */
  #usageOf(subject: Subject, counted: 'beside' | 'instead'): DialUsage {
    const usage = this.#ledger.usageOf(subject, this.#clock.now());
    return counted === 'beside' ? usage : { ...usage, concurrent: Math.max(0, usage.concurrent - 1) };
  }

  #rulesOf(tenantId: string): Promise<DialRules> {
    const known = this.#rules.get(tenantId);
    if (known) return known;
    const read = this.#policies.of(tenantId).then(({ rules }) => rules);
    this.#rules.set(tenantId, read);
    // A database that was away must not deny calls for ever.
    read.catch(() => this.#rules.delete(tenantId));
    return read;
  }
}

/** Of a tenant whose service was stopped nobody calls out, but for help; not by what goes on by itself either (F01). */
const asTenantMay = (verdict: ReturnType<typeof mayDial>, isDisabled: boolean): ReturnType<typeof mayDial> =>
  isDisabled && verdict.ok && verdict.value.class !== 'emergency'
    ? refuse({ code: 'call/not-permitted', class: verdict.value.class })
    : verdict;

/**
 * For whom a call counts that goes on outside: who dialled, or else who sent it there, by a forwarding or by handing it on.
 * Undefined where nobody did.
 */
function payerOf({ direction, caller, forwardings = [], segments }: CallRecord): string | null | undefined {
  if (direction === 'outbound') return caller.accountId;
  const forwarded = forwardings.findLast(({ refusal, to }) => refusal === null && to.accountId === null);
  return (
    forwarded?.from.accountId ??
    segments.findLast(({ transferredTo }) => transferredTo !== null && transferredTo.accountId === null)?.accountId
  );
}

const isSame = (one: Dialled, other: Dialled): boolean =>
  one.kind === 'outside' && other.kind === 'outside' && one.number === other.number;

function subjectsOf(tenantId: string, accountId: string | null): Subject[] {
  return [`tenant ${tenantId}`, ...(accountId === null ? [] : [`agent ${accountId}` as const])];
}

/** What signalling tells the desk and asks of it. */
export const permitsOf = (desk: DialDesk): Pick<DialDesk, 'answered' | 'mayFollow'> => ({
  answered: (callId) => desk.answered(callId),
  mayFollow: (wish) => desk.mayFollow(wish),
});
