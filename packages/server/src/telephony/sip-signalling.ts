import type { CSeqNumbers, Peer, Redirected, Signalling } from '@wpm/calls';
import { type Clock, type Log, refuse } from '@wpm/kernel';
import {
  type Binding,
  type ClientEvent,
  type Destination,
  type Flow,
  type Hop,
  type OutgoingRequest,
  type Registrar,
  type SipRequest,
  type SipStack,
  callIdOf,
} from '@wpm/sip';
import type { DialDesk, FollowWish } from './dial-desk.ts';
import { reachablePhone } from './registered-phone.ts';
import { sendChallenged } from './trunks/challenged-request.ts';
import type { LiveTrunk } from './trunks/live-trunk.ts';
import { FollowedCall } from './trunks/followed-call.ts';
import { goesOverTls, wayWithin } from './trunks/trunk-ways.ts';
import type { Trunks } from './trunks/trunks.ts';

/** How long a hang-up waits for a phone that is away to register again: timer F's own patience. */
const AWAY_MS = 32_000;

/** User part of our Contact. */
const CONTACT_USER = 'wpm';

type Hearing = (event: ClientEvent | Redirected) => void;
type TrunkPeer = Extract<Peer, { kind: 'trunk' }>;

export type SipSignallingDeps = {
  readonly stack: SipStack;
  readonly registrar: Registrar;
  readonly trunks: Pick<Trunks, 'byId' | 'slots' | 'ways' | 'countFailure'>;
  /** A call of ours to a trunk was answered. */
  readonly answered: (callId: string) => void;
  /** Whether a call may go on to another number, where its trunk sent it. */
  readonly mayFollow: DialDesk['mayFollow'];
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * Sends call control's requests: to a trunk's addresses, or down the socket the user's phone is on at this moment. A
 * trunk's challenges are answered here (RFC 3261 §22), so that call control never sees a password.
 */
export class SipSignalling implements Signalling {
  readonly #deps: SipSignallingDeps;
  /** By which flow phones of calls were last reached, by their contact. */
  readonly #flows = new Map<string, Flow>();

  constructor(deps: SipSignallingDeps) {
    this.#deps = deps;
  }

  request(request: SipRequest, to: Peer, on: Hearing, numbers: CSeqNumbers): OutgoingRequest {
    if (to.kind === 'trunk') return this.#toTrunk(request, to, on, numbers);
    const destination = this.#phoneOf(to);
    if (destination) return this.#deps.stack.request(request, destination, on);
    if (request.method === 'INVITE') queueMicrotask(() => on({ kind: 'transport-error', why: 'not registered' }));
    else this.#whenBack(request, to, on);
    return notSent(request);
  }

  send(request: SipRequest, to: Peer): void {
    const destination = this.#destinationOf(request, to);
    if (!destination) return this.#deps.log.warn('sip.not-sent', { method: request.method });
    const answer = to.kind === 'trunk' ? this.#deps.trunks.ways.of(callIdOf(request))?.answer : undefined;
    if (!answer) return this.#deps.stack.send(request, destination);
    // RFC 3261 §13.2.2.4: the ACK to a 2xx carries the credentials of its INVITE.
    const headers = request.headers.clone();
    headers.set(answer.name, answer.value);
    this.#deps.stack.send({ ...request, headers }, destination);
  }

  contactFor(peer: Peer, scheme: 'sip' | 'sips'): string {
    const trunk = peer.kind === 'trunk' ? this.#deps.trunks.byId(peer.trunkId) : undefined;
    const destination = peer.kind === 'trunk' ? (peer.from ?? trunk?.destinations[0]) : this.#phoneOf(peer);
    if (!destination) throw new Error('no way to the peer');
    return this.#deps.stack.contactFor(destination, trunk?.contactUser ?? CONTACT_USER, scheme);
  }

  isOverTls(peer: Peer): boolean {
    if (peer.kind === 'trunk') return this.#deps.trunks.byId(peer.trunkId)?.destinations.some(goesOverTls) ?? false;
    const phone = this.#phoneOf(peer);
    return phone !== undefined && goesOverTls(phone);
  }

  #toTrunk(request: SipRequest, peer: TrunkPeer, on: Hearing, numbers: CSeqNumbers): OutgoingRequest {
    const trunk = this.#deps.trunks.byId(peer.trunkId);
    if (!trunk) {
      queueMicrotask(() => on({ kind: 'transport-error', why: 'the trunk was removed' }));
      return notSent(request);
    }
    const isNew = request.method === 'INVITE' && !hasToTag(request);
    return isNew
      ? this.#call(request, trunk, on, numbers)
      : this.#within(request, { trunk, from: peer.from }, on, numbers);
  }

  /** The first INVITE of a call. A trunk that became full meanwhile is no way for it: the next trunk is. */
  #call(request: SipRequest, trunk: LiveTrunk, on: Hearing, numbers: CSeqNumbers): OutgoingRequest {
    const { trunks, answered } = this.#deps;
    const sipCallId = callIdOf(request);
    const callId = request.headers.get('X-WPM-Call-Id') ?? '';
    if (!trunks.slots.holds(callId, trunk.id)) {
      queueMicrotask(() => on({ kind: 'transport-error', why: 'the trunk is full' }));
      return notSent(request);
    }
    return new FollowedCall(this.#deps, {
      invite: request,
      trunk,
      numbers,
      on: (event) => {
        if (event.kind === 'response' && event.response.status >= 200 && event.response.status < 300) answered(callId);
        on(event);
      },
      mayFollow: (number) => this.#mayFollow({ callId, trunkId: trunk.id, number }),
      took: (way) => this.#deps.trunks.ways.remember(sipCallId, way),
      failed: () => {
        this.#deps.trunks.ways.forget(sipCallId);
        trunks.slots.release(callId, trunk.id);
        trunks.countFailure(trunk.id);
      },
    });
  }

  /** Where that cannot be found out, it may not. */
  async #mayFollow(wish: FollowWish): ReturnType<DialDesk['mayFollow']> {
    try {
      return await this.#deps.mayFollow(wish);
    } catch (error) {
      this.#deps.log.error('trunk.redirect-not-judged', { call: wish.callId, error: String(error) });
      return refuse({ code: 'call/failed' });
    }
  }

  #within(
    request: SipRequest,
    { trunk, from }: { readonly trunk: LiveTrunk; readonly from: Hop | undefined },
    on: (event: ClientEvent) => void,
    numbers: CSeqNumbers,
  ): OutgoingRequest {
    const callId = callIdOf(request);
    const { ways } = this.#deps.trunks;
    const destination = wayWithin(trunk, request, { taken: ways.of(callId), from });
    if (!destination) {
      queueMicrotask(() => on({ kind: 'transport-error', why: 'no way to the trunk' }));
      return notSent(request);
    }
    if (request.method === 'BYE') ways.forget(callId);
    const { log } = this.#deps;
    return sendChallenged(this.#deps.stack, {
      request,
      destination,
      credentials: trunk.credentials,
      numbers,
      on,
      unanswered: ({ why, status }) => {
        log.warn('trunk.challenge-not-answered', { trunk: trunk.id, method: request.method, why, status });
        on({ kind: 'transport-error', why: `challenge not answered: ${why}` });
      },
      answeredWith: (answer) => {
        if (request.method === 'INVITE') ways.remember(callId, { destination, answer });
      },
    });
  }

  #destinationOf(request: SipRequest, peer: Peer): Destination | undefined {
    if (peer.kind === 'account') return this.#phoneOf(peer);
    const trunk = this.#deps.trunks.byId(peer.trunkId);
    const taken = this.#deps.trunks.ways.of(callIdOf(request));
    return trunk && wayWithin(trunk, request, { taken, from: peer.from });
  }

  #phoneOf(peer: Extract<Peer, { kind: 'account' }>): Destination | undefined {
    const bindings = this.#deps.registrar.bindings(peer.aor);
    const own = bindings.find(({ contact }) => contact === peer.contact);
    if (own) this.#remember(own);
    // Another app of the user may have its place: it is still the phone of its call, as long as its socket is open (F09).
    const held = own ? undefined : this.#flows.get(peer.contact);
    if (held?.open) return { flow: held };
    const binding = reachablePhone(bindings, peer.contact);
    return binding?.flow.open ? { flow: binding.flow } : undefined;
  }

  #remember({ contact, flow }: Binding): void {
    if (this.#flows.get(contact) === flow) return;
    for (const [known, { open }] of this.#flows) if (!open) this.#flows.delete(known);
    this.#flows.set(contact, flow);
  }

  /** A phone that lost its socket registers again within seconds; until then its BYE waits. */
  #whenBack(request: SipRequest, to: Extract<Peer, { kind: 'account' }>, on: (event: ClientEvent) => void): void {
    const { clock, registrar, stack } = this.#deps;
    const giveUp = clock.schedule(clock.now() + AWAY_MS, () => {
      listening[Symbol.dispose]();
      on({ kind: 'timeout' });
    });
    const listening = registrar.onChange(() => {
      const destination = this.#phoneOf(to);
      if (!destination) return;
      listening[Symbol.dispose]();
      giveUp[Symbol.dispose]();
      stack.request(request, destination, on);
    });
  }
}

const notSent = (request: SipRequest): OutgoingRequest => ({ request, cancel: () => undefined });

const hasToTag = ({ headers }: SipRequest): boolean => /;\s*tag=/i.test(headers.get('To') ?? '');
