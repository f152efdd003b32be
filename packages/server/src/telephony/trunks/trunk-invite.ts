import type { CSeqNumbers } from '@wpm/calls';
import type { Clock } from '@wpm/kernel';
import {
  type ClientEvent,
  type Destination,
  type OutgoingRequest,
  type SipRequest,
  type SipResponse,
  type SipStack,
  ackWithin,
  cseqOf,
  dialogFromResponse,
  isSips,
  requestWithin,
} from '@wpm/sip';
import { type Answer, isChallenge } from './challenge.ts';
import { sendChallenged } from './challenged-request.ts';
import type { LiveTrunk } from './live-trunk.ts';
import { underSavp } from './offered-keys.ts';
import { retryAfterOf } from './trouble.ts';
import { goesOverTls } from './trunk-ways.ts';

const SESSION_TOO_BRIEF = 422;

export type TrunkInvite = {
  readonly invite: SipRequest;
  readonly trunk: LiveTrunk;
  /** Where it is tried, one after the other; the trunk's own places if left out. */
  readonly destinations?: readonly Destination[];
  readonly numbers: CSeqNumbers;
  readonly on: (event: ClientEvent) => void;
  /** The way the call takes, and with which credentials: what comes later in its dialog goes the same way. */
  readonly took: (way: { readonly destination: Destination; readonly answer?: Answer }) => void;
  /** The trunk did not take the call. */
  readonly failed: () => void;
};

/** An INVITE to a trunk: tried at its addresses one after the other, until one says something (RFC 3263 §4.3). */
export class TrunkCall implements OutgoingRequest {
  readonly #stack: SipStack;
  readonly #clock: Clock;
  readonly #wanted: TrunkInvite;
  readonly #left: Destination[];
  #invite: SipRequest;
  #underWay: OutgoingRequest | undefined;
  #silence: Disposable | undefined;
  /** Which try counts; what comes to an earlier one is late. */
  #try = 0;
  #isOver = false;
  #isCancelled = false;

  constructor({ stack, clock }: { readonly stack: SipStack; readonly clock: Clock }, wanted: TrunkInvite) {
    this.#stack = stack;
    this.#clock = clock;
    this.#wanted = wanted;
    this.#invite = wanted.invite;
    const places = wanted.destinations ?? wanted.trunk.destinations;
    this.#left = isSips(wanted.invite.uri) ? places.filter(goesOverTls) : [...places];
    if (!this.#next()) queueMicrotask(() => this.#end({ kind: 'transport-error', why: 'the trunk has no address' }));
  }

  get request(): SipRequest {
    return this.#underWay?.request ?? this.#invite;
  }

  cancel(headers?: Iterable<readonly [name: string, value: string]>): void {
    this.#isCancelled = true;
    this.#underWay?.cancel(headers);
  }

  /** Tries the next address; false where none is left, or nobody wants the call any more. */
  #next(): boolean {
    const destination = this.#isCancelled ? undefined : this.#left.shift();
    if (!destination) return false;
    const number = ++this.#try;
    const { trunk, numbers, took } = this.#wanted;
    took({ destination });
    this.#watch(destination, number);
    this.#underWay = sendChallenged(this.#stack, {
      request: this.#towards(destination),
      destination,
      credentials: trunk.credentials,
      numbers,
      on: (event) => this.#hear(event, destination, number),
      // Another trunk may do: a challenge we do not answer is no answer of the number that is called.
      unanswered: ({ why }) => {
        if (number === this.#try) this.#end({ kind: 'transport-error', why: `challenge not answered: ${why}` });
      },
      answeredWith: (answer) => took({ destination, answer }),
    });
    return true;
  }

  #towards(destination: Destination): SipRequest {
    const invite = this.#invite;
    const headers = invite.headers.clone();
    const scheme = isSips(invite.uri) ? 'sips' : 'sip';
    headers.set('Contact', `<${this.#stack.contactFor(destination, this.#wanted.trunk.contactUser, scheme)}>`);
    return { ...invite, headers };
  }

  /** Who says nothing at all is given up for the next address, or the trunk for another: timer B would take 32 s. */
  #watch(destination: Destination, number: number): void {
    const patienceMs = this.#wanted.trunk.settings.silenceSeconds * 1_000;
    this.#silence = this.#clock.schedule(this.#clock.now() + patienceMs, () => {
      if (number !== this.#try || this.#isOver) return;
      const abandoned = this.#underWay;
      this.#wanted.trunk.failed(destination);
      if (!this.#next()) this.#giveUp();
      abandoned?.cancel();
    });
  }

  /** The last address is silent too: another trunk should have the call while the caller still waits. */
  #giveUp(): void {
    this.#try++;
    const event: ClientEvent = { kind: 'timeout' };
    this.#tellHealth(event);
    this.#end(event);
  }

  #hear(event: ClientEvent, destination: Destination, number: number): void {
    const response = event.kind === 'response' ? event.response : undefined;
    if (number !== this.#try) return this.#late(response, destination);
    this.#silence?.[Symbol.dispose]();
    if (response && !isUnavailable(response)) {
      if (!this.#isOver) this.#wanted.trunk.worked(destination);
      // Credentials that are refused are between the trunk and us; another trunk may do.
      if (isChallenge(response) && !this.#isCancelled)
        return this.#end({ kind: 'transport-error', why: 'the trunk refuses our credentials' });
      if (response.status >= 300) return this.#refused(event, response, destination);
      if (response.status >= 200) this.#isOver = true;
      return this.#wanted.on(event);
    }
    this.#wanted.trunk.failed(destination);
    if (this.#next()) return;
    this.#tellHealth(event);
    this.#end(event);
  }

  /** Whether the far end is asked once more, by the other profile for the same keys. */
  #goesOnUnderSavp(response: SipResponse, destination: Destination): boolean {
    const again = underSavp(this.#invite, response, this.#wanted.numbers);
    if (!again || this.#isOver || this.#isCancelled) return false;
    this.#invite = again;
    this.#left.unshift(destination);
    return this.#next();
  }

  #tellHealth(event: ClientEvent): void {
    const { health } = this.#wanted.trunk;
    if (this.#isCancelled) return;
    if (event.kind === 'response') {
      return health.overloaded(retryAfterOf(event.response), `503 ${event.response.reason}`);
    }
    const words = event.kind === 'timeout' ? 'a call was not answered' : event.why;
    health.heard({ kind: 'failed', trouble: { why: event.kind === 'timeout' ? 'timeout' : 'transport', words } });
  }

  #refused(event: ClientEvent, response: SipResponse, destination: Destination): void {
    if (this.#goesOnUnderSavp(response, destination)) return;
    this.#isOver = true;
    // RFC 4028 §7.3: a 422 asks for a longer interval. The INVITE comes again at once, and needs the place it has.
    if (response.status !== SESSION_TOO_BRIEF) this.#wanted.failed();
    this.#wanted.on(event);
  }

  #end(event: ClientEvent): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#wanted.failed();
    this.#wanted.on(event);
  }

  /** An address we gave up answers after all: its CANCEL is under way; an answer that crossed it is taken and hung up. */
  #late(response: SipResponse | undefined, destination: Destination): void {
    if (!response || response.status < 200 || response.status >= 300) return;
    const { invite } = this.#wanted;
    const dialog = dialogFromResponse(invite, response);
    if (!dialog.ok) return;
    const { number } = cseqOf(response);
    this.#stack.send(ackWithin(dialog.value, number), destination);
    const { request } = requestWithin({ ...dialog.value, localSeq: number }, 'BYE');
    this.#stack.request(request, destination, () => undefined);
  }
}

/** RFC 3261 §21.5.4: this server cannot, another may. */
const isUnavailable = ({ status }: SipResponse): boolean => status === 503;
