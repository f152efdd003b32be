import type { SupervisionMode, SupervisionRefusal } from '@wpm/contract';
import { type Log, type Result, ok, refuse } from '@wpm/kernel';
import { type BoardView, boardViewOf } from '../call/board-view.ts';
import type { Call } from '../call/call.ts';
import { openPartOf } from '../call/segment.ts';
import { type Supervised, endOfUser, isSupervising, refusalToSupervise } from '../call/supervised.ts';
import type { InboundRoute, Round, SupervisionRouting } from '../ports.ts';
import type { Transferable } from './transfer-desk.ts';

/** Why a supervisor does not get into a call. */
export type SupervisionRefused = { readonly code: SupervisionRefusal | 'call/failed' };

/** Which supervisor wants to which user's ear, in which call; both are of the tenant. */
export type SupervisionAsk = Supervised & { readonly callId: string; readonly tenantId: string };

type Around = {
  readonly calls: ReadonlyMap<string, Transferable>;
  readonly route: Pick<InboundRoute, 'routeSupervision'>;
  readonly isBusy: (accountId: string) => boolean;
  readonly log: Log;
};

/** What supervisors do in live calls (F47). Whatever they do, the call itself never notices (ADR 0025). */
export class SupervisionDesk {
  readonly #at: Around;

  constructor(around: Around) {
    this.#at = around;
  }

  /** The live calls of a tenant, oldest first. */
  board(tenantId: string): readonly BoardView[] {
    const calls = [...this.#at.calls.values()].filter(({ call }) => call.tenantId === tenantId);
    const views = calls.flatMap(({ call }) => boardViewOf(call) ?? []);
    return views.toSorted((one, other) => one.startedAt - other.startedAt);
  }

  /** Rings the supervisor, who hears the user from the answer on; one who is there already goes on in this mode. */
  async supervise(ask: SupervisionAsk, mode: SupervisionMode): Promise<Result<void, SupervisionRefused>> {
    const live = this.#callOf(ask);
    if (!live) return refuse({ code: 'supervision/no-such-call' });
    return isSupervising(live.call, ask) ? this.#turn(live, ask, mode) : this.#begin(live, ask, mode);
  }

  /** The supervisor leaves, or is no longer rung. */
  async leave(ask: SupervisionAsk): Promise<Result<void, SupervisionRefused>> {
    const live = this.#callOf(ask);
    return live ? this.#turn(live, ask, 'over') : refuse({ code: 'supervision/no-such-call' });
  }

  async #turn(
    live: Transferable,
    ask: SupervisionAsk,
    to: SupervisionMode | 'over',
  ): Promise<Result<void, SupervisionRefused>> {
    let isThere = false;
    await live.decide(() => {
      isThere = isSupervising(live.call, ask);
      return isThere ? { kind: 'supervision-turned', by: ask.supervisorId, agent: ask.agentId, to } : undefined;
    });
    return isThere ? ok(undefined) : refuse({ code: 'supervision/none' });
  }

  async #begin(
    live: Transferable,
    ask: SupervisionAsk,
    mode: SupervisionMode,
  ): Promise<Result<void, SupervisionRefused>> {
    const way = await this.#wayOf(live.call, ask);
    if (!way.ok) return way;
    let refused: SupervisionRefused['code'] | undefined = 'supervision/not-connected';
    await live.decide(() => {
      // Asked again: the call has gone on since, and the supervisor may have another.
      refused = this.#refusal(live.call, ask);
      return refused ? undefined : { kind: 'supervise', agent: ask.agentId, mode, ...way.value };
    });
    return refused ? refuse({ code: refused }) : ok(undefined);
  }

  #refusal(call: Call, ask: SupervisionAsk): SupervisionRefused['code'] | undefined {
    return refusalToSupervise(call, ask) ?? (this.#at.isBusy(ask.supervisorId) ? 'supervision/busy' : undefined);
  }

  async #wayOf(call: Call, ask: SupervisionAsk): Promise<Result<Way, SupervisionRefused>> {
    const refused = this.#refusal(call, ask);
    const agent = endOfUser(call, ask.agentId)?.party;
    if (refused || agent?.kind !== 'account') return refuse({ code: refused ?? 'supervision/not-connected' });
    try {
      const { callId, supervisorId } = ask;
      const { to, ...who } = await this.#at.route.routeSupervision({ callId, supervisorId, agent });
      return to.ok ? ok({ ...who, round: to.value }) : to;
    } catch (error) {
      this.#at.log.error('supervision.not-routed', { call: call.id, error: String(error) });
      return refuse({ code: 'call/failed' });
    }
  }

  /** A call of another tenant, or in which the user has no part, is not there for them. */
  #callOf({ callId, tenantId, agentId }: SupervisionAsk): Transferable | undefined {
    const live = this.#at.calls.get(callId);
    if (live?.call.tenantId !== tenantId) return undefined;
    return openPartOf(live.call.segments, agentId) ? live : undefined;
  }
}

type Way = Omit<SupervisionRouting, 'to'> & { readonly round: Round };
