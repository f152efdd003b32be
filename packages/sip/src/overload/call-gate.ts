import type { Clock, Log } from '@wpm/kernel';
import type { SipRequest } from '../message/message.ts';
import type { Flow } from '../transport/flow.ts';
import type { Limits } from '../transport/limits.ts';
import { sourceOfFlow } from '../transport/transports.ts';
import { CallRate, TICK_MS } from './call-rate.ts';
import { CallSources } from './call-sources.ts';
import { RefusedCalls } from './refused-calls.ts';
import { type Probe, SocketWait } from './socket-wait.ts';

/** Ten seconds after the last new call nothing is measured any more. */
const QUIET_TICKS = 100;

export interface CallGateOptions {
  readonly clock: Clock;
  readonly log: Log;
  readonly limits: Pick<Limits, 'known' | 'strangersPerSecond'>;
  /** New calls that are taken whatever there is to do; absent: none. */
  readonly isUrgent?: (invite: SipRequest, flow: Flow) => boolean;
  readonly probe: Probe;
}

/**
 * Which new calls there is time for (RFC 6357: a server refuses by itself what it cannot do). Without it, work that comes too late is
 * done all the same, while everybody sends again: nothing comes about. While messages wait to be read, a share of the calls is refused, so
 * that the others come about in time, and those that stand go on. Strangers are refused first, for a call of theirs is none before it is
 * challenged; and who brings more than others leaves them room.
 */
export class CallGate implements Disposable {
  readonly #options: CallGateOptions;
  readonly #wait: SocketWait;
  readonly #refused: RefusedCalls;
  readonly #sources = new CallSources();
  #rate = new CallRate();
  /** Since calls began to be refused. */
  #refusals = 0;
  #quiet = 0;
  #next: Disposable | undefined;
  #isClosed = false;

  constructor(options: CallGateOptions) {
    this.#options = options;
    this.#wait = new SocketWait(options.clock, options.probe);
    this.#refused = new RefusedCalls(options.clock);
  }

  /**
   * Whether there is time for a new call.
   * @param key of its server transaction: a copy of one that was refused is refused, too
   */
  takes(invite: SipRequest, flow: Flow, key: string): boolean {
    this.#quiet = 0;
    if (!this.#next) this.#tick();
    if (this.#refused.has(key)) return false;
    if (this.#hasRoom(flow) || this.#options.isUrgent?.(invite, flow)) return true;
    this.#refused.add(key);
    this.#refusals++;
    return false;
  }

  [Symbol.dispose](): void {
    this.#isClosed = true;
    this.#next?.[Symbol.dispose]();
  }

  #hasRoom(flow: Flow): boolean {
    const { known, strangersPerSecond } = this.#options.limits;
    const { perSecond } = this.#rate;
    if (perSecond === undefined) return this.#rate.take();
    const isStranger = strangersPerSecond < Infinity && !known(flow);
    return !isStranger && this.#sources.share(sourceOfFlow(flow), perSecond, (left) => this.#rate.take(left));
  }

  #tick(): void {
    if (this.#isClosed) return;
    const { clock } = this.#options;
    const waitMs = this.#wait.sample();
    const before = this.#rate.perSecond;
    this.#sources.tick();
    this.#rate.tick(waitMs, this.#sources.left);
    // What was found when the last calls came says nothing of the next.
    if (this.#quiet++ >= QUIET_TICKS) this.#rate = new CallRate();
    this.#tell(before, waitMs);
    const isOver = this.#quiet > QUIET_TICKS;
    this.#next = isOver ? undefined : clock.schedule(clock.now() + TICK_MS, () => this.#tick());
  }

  #tell(before: number | undefined, waitMs: number): void {
    const { log } = this.#options;
    const now = this.#rate.perSecond;
    if (before === undefined && now !== undefined) {
      this.#refusals = 0;
      log.warn('sip.overloaded', { waitMs: Math.round(waitMs), callsPerSecond: Math.round(now) });
    }
    if (before !== undefined && now === undefined) log.info('sip.overload-over', { refused: this.#refusals });
  }
}
