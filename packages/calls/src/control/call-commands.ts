import type { CommandRefusal } from '@wpm/contract';
import { type Result, ok, refuse } from '@wpm/kernel';
import type { Call, LegId } from '../call/call.ts';
import { type Turn, refusalToHold, refusalToTurn } from '../call/commands.ts';
import { type LiveView, viewOf } from '../call/live-view.ts';
import { openPartOf } from '../call/segment.ts';
import type { Input } from '../call/step.ts';
import type { CommandRefused, TransferDesk, Transferable } from './transfer-desk.ts';

/** What users do with calls of theirs, not by their phones but by command. Everything done is on disk when it resolves. */
export class CallCommands {
  readonly #calls: ReadonlyMap<string, Transferable>;
  readonly #desk: TransferDesk;

  constructor(calls: ReadonlyMap<string, Transferable>, desk: TransferDesk) {
    this.#calls = calls;
    this.#desk = desk;
  }

  /**
   * Hands a call on (F33): the user's part in it ends at once, the other end hears music until somebody answers, and comes
   * back to the user where nobody does. Refusals: those of a call the user would make there, and of commands.
   */
  async transfer(callId: string, accountId: string, dialled: string): Promise<Result<void, CommandRefused>> {
    const part = this.#partOf(callId, accountId);
    return part.ok ? this.#desk.transfer(part.value.live, { by: part.value.by, dialled, stays: false }) : part;
  }

  /** Calls somebody to ask (F31): the other end hears music meanwhile. Refusals as for a transfer. */
  async consult(callId: string, accountId: string, dialled: string): Promise<Result<void, CommandRefused>> {
    const part = this.#partOf(callId, accountId);
    return part.ok ? this.#desk.consult(part.value.live, { by: part.value.by, dialled }) : part;
  }

  /** Goes on with a consultation (F31). */
  turn(callId: string, accountId: string, turn: Turn): Promise<Result<void, CommandRefused>> {
    return this.#tell(callId, accountId, (call, by) => ({
      refused: refusalToTurn(call, by, turn),
      input: { kind: 'turn', by, turn },
    }));
  }

  /** Puts the other end on hold, with music, or takes it back (F32). To say it twice changes nothing. */
  hold(callId: string, accountId: string, on: boolean): Promise<Result<void, CommandRefused>> {
    return this.#tell(callId, accountId, (call, by) => ({
      refused: refusalToHold(call, by, on),
      input: { kind: 'hold', leg: by, by: 'command', on },
    }));
  }

  /** The calls a user has now, oldest first, and what goes on in each. */
  live(accountId: string): readonly LiveView[] {
    return [...this.#calls.values()].flatMap(({ call }) => viewOf(call, accountId) ?? []);
  }

  async #tell(
    callId: string,
    accountId: string,
    decided: (call: Call, by: LegId) => { readonly refused: CommandRefusal | undefined; readonly input: Input },
  ): Promise<Result<void, CommandRefused>> {
    const part = this.#partOf(callId, accountId);
    if (!part.ok) return part;
    const { live } = part.value;
    let refused: CommandRefusal | undefined = 'command/not-connected';
    await live.decide(() => {
      // Their part may have ended, or gone on at another phone, since the command came.
      const by = openPartOf(live.call.segments, accountId)?.leg;
      const next = by ? decided(live.call, by) : undefined;
      refused = next ? next.refused : 'command/not-connected';
      return refused ? undefined : next?.input;
    });
    return refused ? refuse({ code: refused }) : ok(undefined);
  }

  /** The user's leg in a call; a call they have no part in is not there for them. */
  #partOf(callId: string, accountId: string): Result<{ live: Transferable; by: LegId }, CommandRefused> {
    const live = this.#calls.get(callId);
    const part = live && openPartOf(live.call.segments, accountId);
    if (!live || !part) return refuse({ code: 'command/no-such-call' });
    return part.leg ? ok({ live, by: part.leg }) : refuse({ code: 'command/not-connected' });
  }
}
