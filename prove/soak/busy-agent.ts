import { setTimeout as delay } from 'node:timers/promises';
import { RtpProbe, SipPhone, type TestPlatform } from '@wpm/testkit';
import type { ManyUser } from '../../bench/calls/users.ts';

/** Longer than anything takes on a machine that is not overloaded. */
const PATIENCE_MS = 10_000;
/** How long a call lasts, and how long an agent rests after it, in milliseconds. */
const TALKS_MS = { least: 3_000, more: 12_000 };
const RESTS_MS = { least: 200, more: 800 };
/** Phones refresh theirs long before. */
const REGISTERED_S = 3_600;
/** Heard by both before a call counts as one: half a second. */
const CERTAIN_PACKETS = 25;
/** More packets than that have not come when a call ends: they were lost. */
const MAY_BE_UNDER_WAY = 5;

export type Soaking = {
  readonly customers: SipPhone;
  readonly platform: TestPlatform;
  readonly chance: () => number;
};

/** What an agent's calls came to. */
export type Done = { calls: number; readonly failures: string[] };

/** An agent with a SIP phone who takes one call after the other, both sides speaking all the time. */
export class BusyAgent implements AsyncDisposable {
  readonly #user: ManyUser;
  readonly #phone: SipPhone;
  readonly #soaking: Soaking;
  readonly done: Done = { calls: 0, failures: [] };

  private constructor(user: ManyUser, phone: SipPhone, soaking: Soaking) {
    this.#user = user;
    this.#phone = phone;
    this.#soaking = soaking;
  }

  /** @throws where the phone is not registered */
  static async open(user: ManyUser, soaking: Soaking): Promise<BusyAgent> {
    const { host: address, port } = soaking.platform.sip;
    const server = { transport: 'udp', address, port } as const;
    const { authUser, password } = user;
    const who = { user: user.user, domain: soaking.platform.domain, authUser, password };
    const agent = new BusyAgent(user, await SipPhone.open({ ...who, server, timeoutMs: PATIENCE_MS }), soaking);
    await agent.register();
    return agent;
  }

  async register(): Promise<void> {
    const { status } = await this.#phone.register(REGISTERED_S);
    if (status !== 200) throw new Error(`${this.#user.user} was not registered: ${status}`);
  }

  /** Takes calls until it is told to stop; the last one is had to its end. */
  async work(over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      this.done.calls++;
      await this.#call().catch((error: unknown) => this.done.failures.push(String(error)));
      await this.#pass(RESTS_MS);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#phone[Symbol.asyncDispose]();
  }

  async #call(): Promise<void> {
    const { customers, platform, chance } = this.#soaking;
    await using outside = await RtpProbe.open({ hz: 440 });
    await using inside = await RtpProbe.open({ hz: 700 });
    const call = customers.call(`sip:${this.#user.number}@${platform.sip.host}:${platform.sip.port}`, outside.offer());
    const part = await this.#phone.incoming();
    await Promise.all([part.answer(inside.answer(part.remoteSdp ?? '')), call.answered()]);
    outside.complete(call.remoteSdp ?? '');
    for (const { stream } of [outside, inside]) stream.start();
    await Promise.all([outside, inside].map(({ stream }) => stream.hear(CERTAIN_PACKETS)));
    const before = unheard(outside, inside);
    await this.#pass(TALKS_MS);
    const after = unheard(outside, inside);
    for (const { stream } of [outside, inside]) stream.stop();
    const { status } = await (chance() < 0.5 ? part : call).bye();
    if (status !== 200) throw new Error(`BYE was answered with ${status}`);
    const lost = after.map((packets, at) => packets - (before[at] ?? 0));
    if (lost.some((packets) => packets > MAY_BE_UNDER_WAY)) throw new Error(`${Math.max(...lost)} packets were lost`);
  }

  async #pass({ least, more }: { readonly least: number; readonly more: number }): Promise<void> {
    await delay(least + this.#soaking.chance() * more);
  }
}

/** Packets each has sent and the other has not heard: how late this process itself is counts for nothing. */
const unheard = (one: RtpProbe, other: RtpProbe): readonly number[] => [
  one.stream.sent - other.stream.packets.length,
  other.stream.sent - one.stream.packets.length,
];
