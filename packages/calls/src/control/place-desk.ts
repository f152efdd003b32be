import { type Result, ok, refuse } from '@wpm/kernel';
import { begin } from '../call/begin.ts';
import type { Call } from '../call/call.ts';
import type { Effect } from '../call/step.ts';
import { calledNow } from '../call/forwarding.ts';
import { unclaimed } from '../call/unclaimed.ts';
import type { Placed, PlaceRefused, PlaceWish, Summoned } from '../place-port.ts';
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
export type PlaceAsk = Omit<PlaceWish, 'callId'> & {
  readonly tenantId: string;
  /** Where whoever asks has written down already by which id the call will be known; else it is given one. */
  readonly callId?: string;
};

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

type Asked = PlaceAsk & Placed & { readonly callId: string; readonly tell: (summoned: Summoned) => void };

/** A call that is being placed; `summoned` is what became of the user's phones, and resolves when their call has begun, or none has. */
export type BeingPlaced = { readonly callId: string; readonly summoned: Promise<Summoned> };

/** Calls that are placed for users (F48): their phones ring first, and the call begins when one of them answers. */
export class PlaceDesk {
  readonly #deps: CallControlDeps;
  readonly #at: Around;
  /** Users whose phones ring for a call that is placed for them. */
  readonly #rung = new Set<string>();
  /** What rings, by the call it is placed for. */
  readonly #summons = new Map<string, Summons>();

  constructor(deps: CallControlDeps, around: Around) {
    this.#deps = deps;
    this.#at = around;
  }

  /** Whether a user's phones ring for a call that is placed for them. */
  rings(accountId: string): boolean {
    return this.#rung.has(accountId);
  }

  /** Takes back what rings for a call that has not begun. */
  withdraw(callId: string): void {
    this.#summons.get(callId)?.withdraw();
  }

  /** Resolves when it is known that the call may be made, with what it is known by; the phones ring from then on. */
  async place(ask: PlaceAsk): Promise<Result<BeingPlaced, PlaceRefused>> {
    const { accountId, tenantId: _theirs, ...wish } = ask;
    const { placed: route } = this.#deps;
    if (!route || this.#at.isBusy(accountId)) return refuse({ code: route ? 'call/busy' : 'call/no-phone' });
    const callId = ask.callId ?? this.#at.newId();
    this.#at.note(callId, [accountId]);
    let placed: Result<Placed, PlaceRefused> = refuse({ code: 'call/failed' });
    try {
      placed = await route.routePlaced({ ...wish, callId, accountId });
    } finally {
      if (!placed.ok || !placed.value.routing.to.ok) this.#at.forget(callId);
    }
    if (!placed.ok) return placed;
    const { to } = placed.value.routing;
    if (!to.ok) return to;
    const { promise: summoned, resolve: tell } = Promise.withResolvers<Summoned>();
    void this.#summon({ ...ask, ...placed.value, callId, tell });
    return ok({ callId, summoned });
  }

  /** A fault of ours ends this call and no other. */
  async #summon(asked: Asked): Promise<void> {
    const { callId, accountId, tell } = asked;
    const { log, onRung } = this.#deps;
    this.#rung.add(accountId);
    onRung?.(accountId);
    let summoned: Summoned = { outcome: 'withdrawn', rangAt: null };
    try {
      summoned = await this.#ring(asked);
    } catch (error) {
      log.error('call.not-placed', { call: callId, error: told(error) });
      this.#at.forget(callId);
    } finally {
      this.#summons.delete(callId);
      this.#rung.delete(accountId);
      // Somebody wanted the call now; what was promised in a queue, or is of a list, is offered as the queue's calls are.
      const isMissed = isOffered(asked) && summoned.outcome === 'not-answered';
      onRung?.(accountId, isMissed ? { kind: 'not-answered' } : undefined);
      tell(summoned);
    }
  }

  async #ring(asked: Asked): Promise<Summoned> {
    const { callId, tenantId, accountId, routing } = asked;
    const source = { kind: 'account', tenantId, accountId, peer: NOWHERE } as const;
    const pending = unclaimed(callId, source, routing, this.#deps.clock.now());
    await using summons = await Summons.open(this.#at.newId(), this.#deps, this.#at.dialogs);
    this.#summons.set(callId, summons);
    const round = await asked.phones();
    const rung = typeof round === 'object' ? await summons.ring(round, pending) : NOT_RUNG[round ?? 'nowhere'];
    if (rung.outcome === 'answered') await this.#begin(asked, { ...source, peer: rung.peer }, rung);
    else await this.#inVain(asked, unclaimed(callId, source, routing, this.#deps.clock.now()));
    return { outcome: rung.outcome, ...summons.times };
  }

  /** The customer of a queue, or of a list, is offered to somebody else: what this user missed stands in the ledger of offers, and is no call. */
  async #inVain(asked: Asked, call: Call): Promise<void> {
    if (isOffered(asked)) this.#at.forget(asked.callId);
    else await this.#close(call);
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
    await live.start(knownFirst(effects));
  }

  async #close(call: Call): Promise<void> {
    await closeUnplaced(call, this.#deps);
    this.#at.forget(call.id);
  }
}

/** The platform gave it to the user: it is none of their calls until they answer. */
const isOffered = ({ callBack, isListed }: Asked): boolean => callBack !== undefined || isListed === true;

/**
 * A phone is in the call from its first moment: it is on disk before anybody is called. A successor that knew nothing of it would
 * leave that phone in a call with nobody.
 */
const knownFirst = (effects: readonly Effect[]): readonly Effect[] => [
  { kind: 'save' },
  ...effects.filter(({ kind }) => kind !== 'note'),
];

/** What it comes to where no phone rings: nobody came, or a device rang them, and they said no there, or nothing. */
const NOT_RUNG = {
  nowhere: { outcome: 'not-delivered' },
  declined: { outcome: 'rejected' },
  'not-answered': { outcome: 'not-answered' },
} as const;

/** Of a call nobody has a phone in yet. */
const NOWHERE = { kind: 'account', aor: '', contact: '' } as const;
