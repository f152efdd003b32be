import { type Flow, isReliable } from '@wpm/sip';

/** Room for the phones of a large node; the one heard of longest ago is forgotten first. */
const MAX_REMEMBERED = 20_000;

type Proven = { readonly flowId: string; readonly address: string };

/**
 * Where each user's phone last proved its password. From there it is never locked out, whoever guesses at its name: from the
 * same flow, and, as a connection has another port each time, by connections from the same address. A datagram's sender can
 * be made up, so there the address alone says nothing.
 */
export class ProvenPlaces {
  readonly #places = new Map<string, Proven>();

  /** @param authUser whose password was right just now */
  remember(authUser: string, { id, remote, transport }: Flow): void {
    this.#places.delete(authUser);
    const [oldest] = this.#places.keys();
    if (oldest !== undefined && this.#places.size >= MAX_REMEMBERED) this.#places.delete(oldest);
    this.#places.set(authUser, { flowId: id, address: isReliable(transport) ? remote.address : '' });
  }

  has(authUser: string, { id, remote, transport }: Flow): boolean {
    const proven = this.#places.get(authUser);
    if (!proven) return false;
    return proven.flowId === id || (isReliable(transport) && proven.address === remote.address);
  }
}
