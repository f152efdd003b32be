import { setTimeout as delay } from 'node:timers/promises';
import { type IncomingCall, type OutgoingCall, RtpProbe, type SipPhone, type TestPlatform } from '@wpm/testkit';
import type { ManyUser } from '../../bench/calls/users.ts';
import { type Side, countedBy } from './judged-recording.ts';

/** Two seconds of sound, after which nobody doubts that it is back. */
const CERTAIN_PACKETS = 100;
const BACK_WITHIN_MS = 30_000;
const FRAME_MS = 20;

type Ends = Readonly<Record<Side, RtpProbe>>;
type BySide<T> = Readonly<Record<Side, T>>;

/** A call both sides of which count aloud, and what they know of it: nothing here is asked of the platform. */
export class SpokenCall {
  /** Nobody else calls from it: the call is found in the report by it. */
  readonly caller: string;
  readonly #ends: Ends;
  readonly #call: OutgoingCall;
  readonly #part: IncomingCall;
  readonly #longestMs = { agent: 0, customer: 0 };
  /** What each side had said when something was killed, in milliseconds of its count. */
  saidAtKill: BySide<number> = { agent: 0, customer: 0 };

  private constructor(caller: string, ends: Ends, call: OutgoingCall, part: IncomingCall) {
    this.caller = caller;
    this.#ends = ends;
    this.#call = call;
    this.#part = part;
    // What a new engine offers is taken as any phone takes it.
    call.answerOffer = (offer) => ends.customer.answer(offer);
    part.answerOffer = (offer) => ends.agent.answer(offer);
  }

  /** Rings, is answered, and both count. */
  static async begin(
    caller: string,
    to: { readonly user: ManyUser; readonly phone: SipPhone },
    { customers, platform }: { readonly customers: SipPhone; readonly platform: TestPlatform },
  ): Promise<SpokenCall> {
    const ends = { agent: await counting('agent'), customer: await counting('customer') };
    const uri = `sip:${to.user.number}@${platform.sip.host}:${platform.sip.port}`;
    const from = { uri: `sip:${caller}@carrier.test`, params: {} };
    const call = customers.call(uri, ends.customer.offer(), [], from);
    const part = await to.phone.incoming();
    await Promise.all([part.answer(ends.agent.answer(part.remoteSdp ?? '')), call.answered()]);
    ends.customer.complete(call.remoteSdp ?? '');
    const begun = new SpokenCall(caller, ends, call, part);
    for (const { stream } of Object.values(ends)) stream.start();
    await begun.#hear(CERTAIN_PACKETS / 4);
    return begun;
  }

  /** To be called at the moment of the kill: from now on the longest silence each side hears is measured. */
  noteKill(): void {
    const { agent, customer } = this.#ends;
    this.saidAtKill = { agent: FRAME_MS * agent.stream.sent, customer: FRAME_MS * customer.stream.sent };
    for (const side of ['agent', 'customer'] as const) {
      let last = performance.now();
      this.#ends[side].stream.onArrival = () => {
        const now = performance.now();
        this.#longestMs[side] = Math.max(this.#longestMs[side], now - last);
        last = now;
      };
    }
  }

  /** Resolves when both have heard each other again for a while. @throws where one does not */
  async isBack(): Promise<BySide<number>> {
    await delay(FRAME_MS);
    await this.#hear(CERTAIN_PACKETS);
    return this.#longestMs;
  }

  /** Hangs up; resolves with the final response. */
  async end(by: Side): Promise<number> {
    for (const { stream } of Object.values(this.#ends)) stream.stop();
    const { status } = await (by === 'agent' ? this.#part : this.#call).bye();
    return status;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(Object.values(this.#ends).map((end) => end[Symbol.asyncDispose]()));
  }

  async #hear(packets: number): Promise<void> {
    await Promise.all(Object.values(this.#ends).map(({ stream }) => stream.hear(packets, BACK_WITHIN_MS)));
  }
}

async function counting(side: Side): Promise<RtpProbe> {
  const probe = await RtpProbe.open({ hz: 750 });
  await probe.stream.saySeconds(countedBy(side));
  return probe;
}
