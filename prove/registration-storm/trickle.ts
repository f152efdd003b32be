import { SILENT_OFFER, SipPhone, type TestPlatform } from '@wpm/testkit';
import type { ManyUser } from '../../bench/calls/users.ts';

/** One call: when it began, and the milliseconds from its INVITE to its 180 and 200; undefined where it came to neither. */
export type TrickleCall = {
  readonly from: 'trunk' | 'phone';
  readonly began: number;
  readonly ringing?: number;
  readonly answered?: number;
  readonly failure?: string;
};

const EVERY_MS = 200;
const TALK_MS = 1_000;
/** RFC 3261, timer B: as long as an INVITE is sent again. */
const PATIENCE_MS = 32_000;
/** How long a phone that is called waits for the next call before it looks whether all is over. */
const LOOK_MS = 2_000;

type Parts = {
  readonly customers: SipPhone;
  readonly callers: readonly SipPhone[];
  /** Who is called. */
  readonly users: readonly ManyUser[];
  readonly sip: TestPlatform['sip'];
};

/** Calls that begin at fixed times, whatever became of those before: by turns from the trunk, and from one phone to another. */
export class Trickle implements AsyncDisposable {
  readonly calls: TrickleCall[] = [];
  readonly #underWay = new Set<Promise<void>>();
  readonly #parts: Parts;
  readonly #closing = new AsyncDisposableStack();
  #isOver = false;
  #timer: NodeJS.Timeout | undefined;
  #count = 0;

  private constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param users half of them are called, and ring and answer at once; the others call */
  static async open(platform: TestPlatform, users: readonly ManyUser[]): Promise<Trickle> {
    const server = { transport: 'udp', address: platform.sip.host, port: platform.sip.port } as const;
    const half = users.length / 2;
    const open = async (phones: readonly ManyUser[], timeoutMs: number) =>
      Promise.all(
        phones.map(async ({ user, authUser, password }) => {
          const more = { user, domain: platform.domain, authUser, password, timeoutMs };
          const phone = await SipPhone.open({ server, ...more });
          const { status } = await phone.register(300);
          if (status !== 200) throw new Error(`${user} was not registered: ${status}`);
          return phone;
        }),
      );
    const called = await open(users.slice(0, half), LOOK_MS);
    const callers = await open(users.slice(half), PATIENCE_MS);
    const local = { address: platform.trunk.host, port: platform.trunk.port };
    const own = { user: '+48600100200', domain: 'carrier.test', local, timeoutMs: PATIENCE_MS };
    const customers = await SipPhone.open({ server, ...own });
    const trickle = new Trickle({ customers, callers, users: users.slice(0, half), sip: platform.sip });
    for (const phone of called) trickle.#closing.use(phone);
    for (const phone of [...callers, customers]) trickle.#closing.use(phone);
    for (const phone of called) void trickle.#takeCalls(phone);
    return trickle;
  }

  start(): void {
    this.#timer = setInterval(() => {
      const call = this.#one(this.#count++).finally(() => this.#underWay.delete(call));
      this.#underWay.add(call);
    }, EVERY_MS);
  }

  /** Begins no more, and resolves when the last is over. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all(this.#underWay);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    this.#isOver = true;
    await this.#closing.disposeAsync();
  }

  async #takeCalls(phone: SipPhone): Promise<void> {
    while (!this.#isOver) {
      try {
        const call = await phone.incoming();
        call.ring();
        void call.answer(SILENT_OFFER).catch(() => undefined);
      } catch {
        // Nobody called for a while.
      }
    }
  }

  async #one(index: number): Promise<void> {
    const from = index % 2 === 0 ? 'trunk' : 'phone';
    const { customers, callers, users, sip } = this.#parts;
    const user = users[index % users.length];
    const caller = from === 'trunk' ? customers : callers[index % callers.length];
    if (!user || !caller) throw new Error('nobody to call');
    const began = performance.now();
    const result: { ringing?: number; answered?: number } = {};
    try {
      const to = from === 'trunk' ? `sip:${user.number}@${sip.host}:${sip.port}` : user.extension;
      const call = caller.call(to, SILENT_OFFER);
      const ringing = call.ringing().then(() => (result.ringing = performance.now() - began));
      const answered = call.answered().then(() => (result.answered = performance.now() - began));
      await Promise.all([ringing, answered]);
      this.calls.push({ from, began, ...result });
      await new Promise((resolve) => setTimeout(resolve, TALK_MS));
      await call.bye();
    } catch (error) {
      const failure = String(error).slice(0, 120);
      if (result.answered === undefined) this.calls.push({ from, began, ...result, failure });
    }
  }
}
