import type { Peer, Signalling } from '@wpm/calls';
import type { Clock, Log } from '@wpm/kernel';
import type { ClientEvent, Destination, OutgoingRequest, Registrar, SipRequest, SipStack } from '@wpm/sip';
import type { TrunkTable } from './trunk-table.ts';

/** How long a hang-up waits for a phone that is away to register again: timer F's own patience. */
const AWAY_MS = 32_000;

/** User part of our Contact. */
const CONTACT_USER = 'wpm';

/** Sends call control's requests: to a trunk's address, or down the socket the user's phone is on at this moment. */
export class SipSignalling implements Signalling {
  readonly #stack: SipStack;
  readonly #registrar: Registrar;
  readonly #trunks: TrunkTable;
  readonly #clock: Clock;
  readonly #log: Log;

  constructor(on: { stack: SipStack; registrar: Registrar; trunks: TrunkTable; clock: Clock; log: Log }) {
    this.#stack = on.stack;
    this.#registrar = on.registrar;
    this.#trunks = on.trunks;
    this.#clock = on.clock;
    this.#log = on.log;
  }

  request(request: SipRequest, to: Peer, on: (event: ClientEvent) => void): OutgoingRequest {
    const destination = this.#destinationOf(to);
    if (destination) return this.#stack.request(request, destination, on);
    if (request.method === 'INVITE') queueMicrotask(() => on({ kind: 'transport-error', why: 'not registered' }));
    else this.#whenBack(request, to, on);
    return { request, cancel: () => undefined };
  }

  send(request: SipRequest, to: Peer): void {
    const destination = this.#destinationOf(to);
    if (destination) this.#stack.send(request, destination);
    else this.#log.warn('sip.not-sent', { method: request.method });
  }

  contactFor(peer: Peer): string {
    const destination = this.#destinationOf(peer);
    if (!destination) throw new Error('no way to the peer');
    return this.#stack.contactFor(destination, CONTACT_USER);
  }

  #destinationOf(peer: Peer): Destination | undefined {
    if (peer.kind === 'trunk') {
      const trunk = this.#trunks.byId(peer.trunkId);
      return trunk && { transport: trunk.transport, address: trunk.address, port: trunk.port };
    }
    const bindings = this.#registrar.bindings(peer.aor);
    const binding = bindings.find(({ contact }) => contact === peer.contact) ?? bindings[0];
    return binding?.flow.open ? { flow: binding.flow } : undefined;
  }

  /** A phone that lost its socket registers again within seconds; until then its BYE waits. */
  #whenBack(request: SipRequest, to: Peer, on: (event: ClientEvent) => void): void {
    const giveUp = this.#clock.schedule(this.#clock.now() + AWAY_MS, () => {
      listening[Symbol.dispose]();
      on({ kind: 'timeout' });
    });
    const listening = this.#registrar.onChange(() => {
      const destination = this.#destinationOf(to);
      if (!destination) return;
      listening[Symbol.dispose]();
      giveUp[Symbol.dispose]();
      this.#stack.request(request, destination, on);
    });
  }
}
