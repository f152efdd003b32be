import { type Result, ok, refuse } from '@wpm/kernel';
import { begin } from '../call/begin.ts';
import type { Call } from '../call/call.ts';
import { calledNow } from '../call/forwarding.ts';
import { unclaimed } from '../call/unclaimed.ts';
import type { Placed, PlaceRefused, PlaceWish } from '../place-port.ts';
import type { Source } from '../ports.ts';
import { CallMedia } from './call-media.ts';
import { closeUnplaced } from './close-unplaced.ts';
import type { CallControlDeps } from './deps.ts';
import { told } from './fault.ts';
import type { ForwardingDesk } from './forwarding-desk.ts';
import type { DialogIndex } from './leg-context.ts';
import type { LiveCall } from './live-call.ts';
import { type Answered, Summons } from './summons.ts';

/** A call somebody wants to have placed for a user of the tenant. */
export type PlaceAsk = Omit<PlaceWish, 'callId'> & { readonly tenantId: string };

type Around = {
  readonly dialogs: DialogIndex;
  readonly newId: () => string;
  readonly isBusy: (accountId: string) => boolean;
  /** The call is known from now on, and these users are busy with it, until it is enlisted or forgotten. */
  readonly note: (callId: string, accountIds: readonly (string | null)[]) => void;
  readonly forwarding: Pick<ForwardingDesk, 'busyIn' | 'past'>;
  readonly enlist: (call: Call, media: CallMedia) => LiveCall;
  readonly forget: (callId: string) => void;
};

type Asked = PlaceAsk & Placed & { readonly callId: string };

/** Calls that are placed for users (F48): their phones ring first, and the call begins when one of them answers. */
export class PlaceDesk {
  readonly #deps: CallControlDeps;
  readonly #at: Around;
  /** Users whose phones ring for a call that is placed for them. */
  readonly #rung = new Set<string>();

  constructor(deps: CallControlDeps, around: Around) {
    this.#deps = deps;
    this.#at = around;
  }

  /** Whether a user's phones ring for a call that is placed for them. */
  rings(accountId: string): boolean {
    return this.#rung.has(accountId);
  }

  /** Resolves when it is known that the call may be made, with what it is known by; the phones ring from then on. */
  async place(ask: PlaceAsk): Promise<Result<{ readonly callId: string }, PlaceRefused>> {
    const { accountId, dialled, campaignId } = ask;
    const { placed: route } = this.#deps;
    if (!route || this.#at.isBusy(accountId)) return refuse({ code: route ? 'call/busy' : 'call/no-phone' });
    const callId = this.#at.newId();
    this.#at.note(callId, [accountId]);
    let placed: Result<Placed, PlaceRefused> = refuse({ code: 'call/failed' });
    try {
      placed = await route.routePlaced({ callId, accountId, dialled, ...(campaignId && { campaignId }) });
    } finally {
      if (!placed.ok || !placed.value.routing.to.ok) this.#at.forget(callId);
    }
    if (!placed.ok) return placed;
    const { to } = placed.value.routing;
    if (!to.ok) return to;
    void this.#summon({ ...ask, ...placed.value, callId });
    return ok({ callId });
  }

  /** A fault of ours ends this call and no other. */
  async #summon(asked: Asked): Promise<void> {
    const { callId, accountId } = asked;
    const { log, onRung } = this.#deps;
    this.#rung.add(accountId);
    onRung?.(accountId);
    try {
      await this.#ring(asked);
    } catch (error) {
      log.error('call.not-placed', { call: callId, error: told(error) });
      this.#at.forget(callId);
    } finally {
      this.#rung.delete(accountId);
      onRung?.(accountId);
    }
  }

  async #ring(asked: Asked): Promise<void> {
    const { callId, tenantId, accountId, routing } = asked;
    const source = { kind: 'account', tenantId, accountId, peer: NOWHERE } as const;
    const pending = unclaimed(callId, source, routing, this.#deps.clock.now());
    const round = await asked.phones();
    await using summons = await Summons.open(this.#at.newId(), this.#deps, this.#at.dialogs);
    const answered = round && (await summons.ring(round, pending));
    if (!answered) return this.#close(unclaimed(callId, source, routing, this.#deps.clock.now()));
    await this.#begin(asked, { ...source, peer: answered.peer }, answered);
  }

  async #begin(
    { callId, routing: before }: Asked,
    source: Extract<Source, { kind: 'account' }>,
    { leg, performer }: Answered,
  ): Promise<void> {
    const { forwarding, note, enlist } = this.#at;
    let routing = before;
    for (let busy = forwarding.busyIn(routing); busy; busy = forwarding.busyIn(routing)) {
      routing = await forwarding.past(callId, routing, busy);
    }
    note(callId, [routing.caller.accountId, calledNow(routing).accountId]);
    const { next, effects } = begin(callId, source, routing, this.#deps.clock.now());
    if (!routing.to.ok) {
      performer.legs.get(leg)?.end(routing.to.error.code);
      return this.#close(next);
    }
    const live = enlist(next, await CallMedia.open(callId, this.#deps));
    const isThere = await live.exclusively(async ({ performer: own }) => {
      await own.takeOver(performer, leg, { callId, leg: 'caller' });
      return own.legs.get('caller')?.session !== undefined;
    });
    this.#rung.delete(source.accountId);
    // Whoever hung up on the way here was heard by nobody.
    if (!isThere) await live.feed({ kind: 'cancelled' });
    await live.start(effects);
  }

  async #close(call: Call): Promise<void> {
    await closeUnplaced(call, this.#deps);
    this.#at.forget(call.id);
  }
}

/** Of a call nobody has a phone in yet. */
const NOWHERE = { kind: 'account', aor: '', contact: '' } as const;
