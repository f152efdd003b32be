import type { Call } from '../call/call.ts';
import { otherUp } from '../call/several.ts';
import type { CallDesk } from './call-desk.ts';

/** What the phone does with its own calls. */
export type OwnCalls = {
  readonly calls: () => readonly Call[];
  readonly answer: (id: string) => void;
  readonly hangUp: (id: string) => void;
};

/**
 * Goes on with another call than the one that is up (F29). The platform holds that one first, with music: of two calls only
 * one hears the user. Where it does not, both stay as they are, and the refusal stands at the call.
 */
export class SecondCall {
  readonly #desk: Pick<CallDesk, 'getState' | 'command'>;
  readonly #own: OwnCalls;

  constructor(desk: Pick<CallDesk, 'getState' | 'command'>, own: OwnCalls) {
    this.#desk = desk;
    this.#own = own;
  }

  async holdAndAnswer(id: string): Promise<void> {
    if (await this.#isQuietBeside(id)) this.#own.answer(id);
  }

  endAndAnswer(id: string): void {
    const up = otherUp(this.#own.calls(), id);
    if (up !== undefined) this.#own.hangUp(up.id);
    this.#own.answer(id);
  }

  async switchTo(id: string): Promise<void> {
    if (!(await this.#isQuietBeside(id))) return;
    const callId = this.#own.calls().find((call) => call.id === id)?.platformCallId;
    if (callId) await this.#desk.command(callId, { kind: 'retrieve' });
  }

  /** Has the other call held; one that ended meanwhile is quiet too. */
  async #isQuietBeside(id: string): Promise<boolean> {
    const up = otherUp(this.#own.calls(), id);
    if (up === undefined || this.#isHeld(up)) return true;
    if (up.platformCallId !== null && (await this.#desk.command(up.platformCallId, { kind: 'hold' }))) return true;
    return otherUp(this.#own.calls(), id) === undefined;
  }

  #isHeld({ platformCallId }: Call): boolean {
    const handling = this.#desk.getState().get(platformCallId ?? '');
    return handling?.kind === 'live' && handling.stage.kind === 'holding';
  }
}
