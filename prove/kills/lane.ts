import { setTimeout as delay } from 'node:timers/promises';
import { type SipResponse, fromOf, userOf } from '@wpm/sip';
import { type IncomingCall, type OutgoingCall, SILENT_OFFER, SipPhone, type TestPlatform } from '@wpm/testkit';
import type { ManyUser } from '../../bench/calls/users.ts';

/** What the two far ends know of one call: nothing here is asked of the platform. */
export type Attempt = {
  /** Nobody else calls from it: the call is found in the report by it. */
  readonly caller: string;
  /** How often the agent's phone rang for it. */
  rang: number;
  /** The platform said 200 to the customer: from then on the call must not be lost. */
  answered: boolean;
  /** What the INVITE was refused with; undefined where it was answered, or nobody said anything. */
  refusedWith: number | undefined;
  /** Final response to the BYE of whoever hung up; undefined where there was none to send, or no answer to it. */
  byeStatus: number | undefined;
};

/** How long customers and agents wait for anything before they give up. */
export const PATIENCE_MS = 10_000;
/** What an agent says to what rings for nobody any more. */
const GONE = 480;
const HOLD = SILENT_OFFER.replace('m=audio', 'a=sendonly\r\nm=audio');

export type Customers = { readonly phone: SipPhone; readonly platform: TestPlatform };

/** What the agent does with what rings for the call that is under way. */
type Answering = {
  readonly attempt: Attempt;
  readonly chance: () => number;
  readonly over: AbortSignal;
  /** Ring, and are not answered. */
  readonly ringing: Set<IncomingCall>;
  readonly parts: IncomingCall[];
};

/** An agent with a SIP phone, and the customers who call their number, one after the other. */
export class Lane {
  readonly #user: ManyUser;
  readonly #phone: SipPhone;
  readonly #customers: Customers;
  #answering: Answering | undefined;
  #isClosed = false;

  private constructor(user: ManyUser, phone: SipPhone, customers: Customers) {
    this.#user = user;
    this.#phone = phone;
    this.#customers = customers;
    void this.#listen();
  }

  static async open(user: ManyUser, customers: Customers): Promise<Lane> {
    const { host: address, port } = customers.platform.sip;
    const server = { transport: 'udp', address, port } as const;
    const { authUser, password } = user;
    const who = { user: user.user, domain: customers.platform.domain, authUser, password };
    const phone = await SipPhone.open({ ...who, server, timeoutMs: PATIENCE_MS });
    return new Lane(user, phone, customers);
  }

  /** Phones do so by themselves, long before their registration is over. */
  async register(): Promise<void> {
    const { status } = await this.#registered();
    if (status !== 200) throw new Error(`${this.#user.user} was not registered: ${status}`);
  }

  /** A platform that is busy beginning may be silent for longer than a phone waits, which then tries again. */
  async #registered(triesLeft = 30): Promise<SipResponse> {
    try {
      return await this.#phone.register();
    } catch (error) {
      if (triesLeft === 0) throw error;
      return this.#registered(triesLeft - 1);
    }
  }

  /** One call as people make it: begun, rung, answered, held now and then, hung up by either, each at a moment of its own. */
  async call(caller: string, chance: () => number): Promise<Attempt> {
    const attempt: Attempt = { caller, rang: 0, answered: false, refusedWith: undefined, byeStatus: undefined };
    const { phone, platform } = this.#customers;
    await delay(chance() * 1_500);
    const to = `sip:${this.#user.number}@${platform.sip.host}:${platform.sip.port}`;
    const call = phone.call(to, SILENT_OFFER, [], { uri: `sip:${caller}@carrier.test`, params: {} });
    const over = new AbortController();
    const answering: Answering = { attempt, chance, over: over.signal, ringing: new Set(), parts: [] };
    this.#answering = answering;
    try {
      await call.answered();
      attempt.answered = true;
      await delay(chance() * 3_000);
      const part = answering.parts.at(-1);
      if (part && chance() < 0.3) await part.reinvite(HOLD);
      attempt.byeStatus = (await (part && chance() < 0.5 ? part : call).bye()).status;
    } catch (error) {
      attempt.refusedWith = Number(/refused with (\d+)/.exec(String(error))?.[1]) || undefined;
    }
    over.abort();
    for (const part of answering.ringing) part.refuse(GONE);
    await leave(attempt, call, answering.parts);
    return attempt;
  }

  /** One who listens for the whole proof: whoever listened for one call alone would take the next one's ringing. */
  async #listen(): Promise<void> {
    while (!this.#isClosed) {
      const part = await this.#phone.incoming().catch(() => undefined);
      // Where no ACK comes, the customer's side says what became of the call.
      if (part) this.#answer(part).catch(() => undefined);
    }
  }

  /** Answers whatever rings for the customer of now, as often as it rings: a platform that forgot the call may ring again. */
  async #answer(part: IncomingCall): Promise<void> {
    const now = this.#answering;
    const isOfNow = now !== undefined && userOf(fromOf(part.invite).uri) === now.attempt.caller;
    // A platform that was away may find an INVITE in its socket whose customer has stopped waiting, and can tell nobody.
    if (!isOfNow || now.over.aborted) return part.refuse(GONE);
    now.attempt.rang++;
    part.ring();
    now.ringing.add(part);
    part.cancelled().then(
      () => now.ringing.delete(part),
      () => undefined,
    );
    await delay(now.chance() * 1_000);
    if (now.over.aborted) return;
    now.ringing.delete(part);
    await part.answer(SILENT_OFFER);
    now.parts.push(part);
  }

  [Symbol.asyncDispose](): Promise<void> {
    this.#isClosed = true;
    return this.#phone[Symbol.asyncDispose]();
  }
}

/** Whoever is left hangs up, as people do who hear nobody. */
async function leave(attempt: Attempt, call: OutgoingCall, parts: readonly IncomingCall[]): Promise<void> {
  if (attempt.byeStatus === 200) return;
  if (!attempt.answered && attempt.refusedWith === undefined) call.cancel();
  const left = attempt.answered ? [call, ...parts] : parts;
  await Promise.allSettled(left.map((each) => each.bye()));
}
