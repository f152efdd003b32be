import type { CallRefusal, CommandRefusal } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import { type Call, type End, type LegId, otherSide, sideOf } from '../call/call.ts';
import { ownEnd, refusalToHandOn } from '../call/commands.ts';
import { statusOf } from '../call/refusal.ts';
import type { Effect, Input } from '../call/step.ts';
import type { AccountParty, Party } from '../party.ts';
import type { Destination, Round, Routing, TransferWish } from '../ports.ts';
import type { CallControlDeps } from './deps.ts';
import type { Questions } from './questions.ts';

/** Why a command was not done: codes of a call that cannot be made, or of one to which this cannot be done now. */
export type CommandRefused = { readonly code: CallRefusal | CommandRefusal };

/** A wish to hand a call on. */
export type TransferAsk = {
  readonly by: LegId;
  readonly dialled: string;
  /** By REFER the user stays until somebody answers. */
  readonly stays: boolean;
  /** Called once it is settled that the transfer begins, before anything is done for it. */
  readonly onAccepted?: () => void;
};

/** A wish to ask somebody while the customer waits. */
export type ConsultAsk = Pick<TransferAsk, 'by' | 'dialled'>;

/** A live call as the desk needs it. */
export type Transferable = {
  readonly call: Call;
  /** Does the work in the call's mailbox; what it gives is the next input, if any. */
  decide(next: () => Input | undefined): Promise<void>;
};

type Way = {
  readonly callee: Party;
  readonly rounds: readonly Round[];
  readonly queue?: Extract<Destination, { kind: 'queue' }>;
};

/** Settles where transfers and consultations go: permission and way are asked outside the call's mailbox, so that it goes on. */
export class TransferDesk {
  readonly #deps: Pick<CallControlDeps, 'route' | 'log'>;
  readonly #isBusy: (accountId: string) => boolean;
  readonly #questions: Questions;

  constructor(
    deps: Pick<CallControlDeps, 'route' | 'log'>,
    isBusy: (accountId: string) => boolean,
    questions: Questions,
  ) {
    this.#deps = deps;
    this.#isBusy = isBusy;
    this.#questions = questions;
  }

  /** Hands the call on, or says why not. Resolves when the transfer is on disk. */
  transfer(live: Transferable, { by, dialled, stays, onAccepted }: TransferAsk): Promise<Result<void, CommandRefused>> {
    const routed = (wish: Wish) => this.#deps.route.routeTransfer({ ...wish, dialled });
    return this.#begin(live, by, routed, ({ callee, ...way }) => {
      onAccepted?.();
      return { kind: 'transfer', by, recipient: callee, ...way, stays };
    });
  }

  /** Begins a consultation, or says why not. Resolves when it is on disk. */
  consult(live: Transferable, { by, dialled }: ConsultAsk): Promise<Result<void, CommandRefused>> {
    const routed = ({ callId, accountId, tenantId }: Wish) =>
      this.#deps.route.routeConsultation({ callId, accountId, tenantId, dialled });
    return this.#begin(live, by, withoutQueue(routed), ({ callee, rounds }) => ({
      kind: 'consult',
      by,
      consulted: callee,
      rounds,
    }));
  }

  /** Looks for the phones of a user a transfer comes back to; nobody's, where they are in another call by now. */
  async seek(live: Transferable, { party, transferred }: Extract<Effect, { kind: 'seek' }>): Promise<void> {
    const rounds = await this.#phonesOf(live.call.id, party, transferred);
    await live.decide(() => ({ kind: 'found', rounds: this.#isBusy(party.accountId) ? [] : rounds }));
  }

  async #begin(
    live: Transferable,
    by: LegId,
    routed: (wish: Wish) => Promise<Routing>,
    begins: (way: Way) => Input,
  ): Promise<Result<void, CommandRefused>> {
    const way = await this.#wayOf(live.call, by, routed);
    if (!way.ok) return way;
    let refused: CommandRefused['code'] | undefined = 'command/not-connected';
    await live.decide(() => {
      // Asked again: the call has gone on since.
      refused = refusalToHandOn(live.call, by) ?? this.#busy(way.value.callee);
      return refused ? undefined : begins(way.value);
    });
    return refused ? refuse({ code: refused }) : ok(undefined);
  }

  #busy({ accountId }: Party): 'call/busy' | undefined {
    return accountId !== null && this.#isBusy(accountId) ? 'call/busy' : undefined;
  }

  async #wayOf(call: Call, by: LegId, routed: (wish: Wish) => Promise<Routing>): Promise<Result<Way, CommandRefused>> {
    const wish = wishOf(call, by);
    if (!wish.ok) return wish;
    try {
      const { callee, to } = await this.#questions.ask(call.id, routed(wish.value));
      if (!to.ok) return to;
      // A test number, a menu or a voicemail is nobody to hand a customer on to, and a queue is none for a colleague.
      const isColleague = wish.value.transferred.kind === 'account';
      if (to.value.kind !== 'queue' && to.value.kind !== 'ring') return NOT_ALLOWED;
      if (to.value.kind === 'queue' && isColleague) return NOT_ALLOWED;
      return ok(
        to.value.kind === 'queue' ? { callee, rounds: [], queue: to.value } : { callee, rounds: to.value.rounds },
      );
    } catch (error) {
      this.#deps.log.error('transfer.not-routed', { call: call.id, error: String(error) });
      return refuse({ code: 'call/failed' });
    }
  }

  async #phonesOf(callId: string, { accountId }: AccountParty, transferred: Party): Promise<readonly Round[]> {
    try {
      return await this.#deps.route.routeBack({ callId, accountId, transferred });
    } catch (error) {
      this.#deps.log.error('transfer.no-way-back', { call: callId, error: String(error) });
      return [];
    }
  }
}

const NOT_ALLOWED = { ok: false, error: { code: 'call/not-allowed' } } as const;

/** Nobody asks a queue something while a customer waits. */
const withoutQueue =
  (routed: (wish: Wish) => Promise<Routing>) =>
  async (wish: Wish): Promise<Routing> => {
    const routing = await routed(wish);
    return routing.to.ok && routing.to.value.kind === 'queue' ? { ...routing, to: NOT_ALLOWED } : routing;
  };

/** Who wishes it in which call, and who is at the other end. */
type Wish = Omit<TransferWish, 'dialled'>;

function wishOf(call: Call, by: LegId): Result<Wish, CommandRefused> {
  const refused = refusalToHandOn(call, by);
  const asked = ownEnd(call, by);
  if (refused || 'refused' in asked) return refuse({ code: refused ?? 'command/not-connected' });
  const other = 'ends' in asked.activity ? opposite(asked.activity.ends, by) : undefined;
  const { accountId } = asked.own.party;
  if (!other || accountId === null) return refuse({ code: 'command/not-allowed' });
  return ok({ callId: call.id, accountId, tenantId: call.tenantId, transferred: other.party });
}

function opposite(ends: Readonly<Record<'caller' | 'callee', End>>, leg: LegId): End | undefined {
  const side = sideOf(ends, leg);
  return side && ends[otherSide(side)];
}

/** How a REFER that may not be is answered. */
export const statusOfCommand = (code: CommandRefused['code']): number =>
  isOfCall(code) ? statusOf(code) : code === 'command/under-way' ? 491 : 403;

const isOfCall = (code: CommandRefused['code']): code is CallRefusal => code.startsWith('call/');
