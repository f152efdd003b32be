import type { LiveCall } from '@wpm/contract';
import { Store } from '../store.ts';
import { type Command, isPossible, type Perform } from './command.ts';
import { advanceHandling, type Handling, type HandlingInput } from './handling.ts';

/** By the platform's id of the call. */
export type Handlings = ReadonlyMap<string, Handling>;

/** The user's calls as the platform has them, and what is done with them by command (F31–F33). */
export interface CallDesk {
  readonly getState: () => Handlings;
  readonly subscribe: (listener: () => void) => () => void;
  /** The user's live calls as the platform has them now: all of them, at the beginning and after each change. */
  tell(calls: readonly LiveCall[]): void;
  /**
   * Sends a command; does nothing where one is under way, or where it makes no sense in the call as it is.
   * @returns whether the platform did it
   */
  command(callId: string, command: Command): Promise<boolean>;
}

/** A desk that waits for the platform: a call changes when the platform tells so, never before. */
export class PlatformDesk implements CallDesk {
  readonly #store = new Store<Handlings>(new Map());
  readonly #perform: Perform;

  constructor(perform: Perform) {
    this.#perform = perform;
  }

  readonly getState = (): Handlings => this.#store.getState();
  readonly subscribe = (listener: () => void) => this.#store.subscribe(listener);

  /** What became of a call is forgotten with the next one. */
  tell(calls: readonly LiveCall[]): void {
    const known = new Set(calls.map(({ callId }) => callId));
    const isNewer = calls.some(({ callId }) => !this.getState().has(callId));
    for (const [callId, { kind }] of this.getState()) {
      if (kind !== 'live' && isNewer && !known.has(callId)) this.#set(callId, undefined);
      else if (!known.has(callId)) this.#advance(callId, { kind: 'left' });
    }
    for (const live of calls) this.#advance(live.callId, { kind: 'told', live });
  }

  async command(callId: string, command: Command): Promise<boolean> {
    const handling = this.getState().get(callId);
    if (handling?.kind !== 'live' || handling.asked.kind === 'pending') return false;
    return isPossible(command.kind, handling.stage.kind) && this.#send(callId, command);
  }

  async #send(callId: string, command: Command): Promise<boolean> {
    this.#advance(callId, { kind: 'commanded', command });
    const answer = await this.#perform(callId, command);
    this.#advance(callId, answer.ok ? { kind: 'done' } : { kind: 'refused', code: answer.error.code });
    return answer.ok;
  }

  #advance(callId: string, input: HandlingInput): void {
    const before = this.getState().get(callId);
    const next = advanceHandling(before, input, performance.now());
    if (next !== before) this.#set(callId, next);
  }

  #set(callId: string, handling: Handling | undefined): void {
    const all = new Map(this.getState());
    if (handling === undefined) all.delete(callId);
    else all.set(callId, handling);
    this.#store.set(all);
  }
}
