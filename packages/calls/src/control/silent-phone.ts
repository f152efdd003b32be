import type { Call } from '../call/call.ts';
import { calledNow } from '../call/forwarding.ts';
import type { Beside } from '../call/step.ts';
import type { CallControlDeps } from './deps.ts';
import type { Transferable } from './transfer-desk.ts';

/** A phone that is there says within a moment that it rings. */
export const SILENT_MS = 1_500;

/** A user whose phones are rung by a call that came to them directly and say nothing, and which step of the call that is. */
type Silent = { readonly accountId: string; readonly step: number; readonly ringMs: number };

/**
 * Has the devices of a user woken beside phones that say nothing to a direct call: their connection may have broken without a word, which
 * takes three pings to be noticed (ADR 0036, 0093).
 */
export class SilentPhone {
  readonly #deps: Pick<CallControlDeps, 'besides' | 'clock' | 'log'>;
  readonly #live: Pick<Transferable, 'decide'>;
  #watched: (Silent & { readonly over: AbortController }) | undefined;

  constructor(deps: Pick<CallControlDeps, 'besides' | 'clock' | 'log'>, live: Pick<Transferable, 'decide'>) {
    this.#deps = deps;
    this.#live = live;
  }

  /** Sees the call as every letter leaves it: from the first look on it is waited for a moment, and woken then. Never throws. */
  show(call: Call): void {
    const { besides, clock } = this.#deps;
    const silent = besides && silentIn(call, clock.now());
    const { accountId, step } = this.#watched ?? {};
    if (silent?.accountId === accountId && silent?.step === step) return;
    this.#watched?.over.abort();
    this.#watched = silent && { ...silent, over: new AbortController() };
    if (this.#watched) this.#watch(call, this.#watched);
  }

  #watch(call: Call, { accountId, ringMs, over: { signal } }: Silent & { readonly over: AbortController }): void {
    const { clock } = this.#deps;
    const timer = clock.schedule(clock.now() + SILENT_MS, () => void this.#wake(call, { accountId, ringMs, signal }));
    signal.addEventListener('abort', () => timer[Symbol.dispose]());
  }

  async #wake(
    { id: callId, caller, callee: { number } }: Call,
    asked: { readonly accountId: string; readonly ringMs: number; readonly signal: AbortSignal },
  ): Promise<void> {
    const { besides, log } = this.#deps;
    const { accountId, signal } = asked;
    const tell = (came: Beside['came']) =>
      this.#live.decide(() => (signal.aborted ? undefined : { kind: 'woken-beside', accountId, came }));
    await tell('waking');
    try {
      const onDevice = () => void tell('device');
      const came = await besides?.wakeBeside({ callId, caller, number, ...asked, onDevice });
      if (came) await tell(came);
    } catch (error) {
      log.error('beside.not-woken', { call: callId, account: accountId, error: String(error) });
      await tell('nobody');
    }
  }
}

/** While a device is woken for them the wait goes on, though a phone of theirs rings by now. */
function silentIn(call: Call, now: number): Silent | undefined {
  const { phase, forwardings = [] } = call;
  const called = calledNow(call);
  if (phase.state !== 'ringing' || called.kind !== 'account') return undefined;
  if (phase.beside === undefined && phase.progress !== 'nothing') return undefined;
  const ringMs = Math.max(0, (phase.ringUntil ?? phase.giveUpAt) - now);
  return { accountId: called.accountId, step: forwardings.length, ringMs };
}
