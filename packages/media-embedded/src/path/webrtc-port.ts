import { AddressTable } from '../net/address-table.ts';
import { type IpFamily, type TransportAddress, familyOf } from '../net/transport-address.ts';
import { type UdpSocket, openUdpSocket } from '../net/udp-socket.ts';
import { ATTRIBUTE, type StunMessage, readStun } from '../ice/stun-message.ts';

/** A leg on the shared port. */
export interface WebRtcReceiver {
  onCheck(message: StunMessage, from: TransportAddress): void;
  /** Anything but STUN, from an address the leg has claimed. */
  onPacket(packet: Buffer, from: TransportAddress): void;
}

/**
 * The one UDP port of all WebRTC legs, one of each family we listen on. A connectivity check finds its leg by user fragment; what follows, by the address the
 * check came from. Packets from addresses nobody authenticated find nobody (RFC 7983 tells STUN from the rest).
 */
export class WebRtcPort {
  readonly #byUfrag = new Map<string, WebRtcReceiver>();
  readonly #byAddress = new AddressTable<WebRtcReceiver>();
  readonly #sockets = new Map<IpFamily, UdpSocket>();

  /** @param locals the first is the one that stands in `c=` and `m=` */
  static async open(locals: readonly TransportAddress[]): Promise<WebRtcPort> {
    const port = new WebRtcPort();
    for (const local of locals) {
      const socket = await openUdpSocket(local, (packet, from) => port.#onPacket(packet, from));
      port.#sockets.set(familyOf(local.address), socket);
    }
    return port;
  }

  /** Where we listen: our candidates. */
  get locals(): readonly TransportAddress[] {
    return [...this.#sockets.values()].map(({ local }) => local);
  }

  /** As `UdpSocket.send`. */
  send(packet: Uint8Array, to: TransportAddress): boolean {
    return this.#sockets.get(familyOf(to.address))?.send(packet, to) ?? true;
  }

  /** Checks that name `ufrag` go to `receiver`. */
  listen(ufrag: string, receiver: WebRtcReceiver): void {
    this.#byUfrag.set(ufrag, receiver);
  }

  /** What comes from `address` goes to `receiver`, whoever had it before: its last authentic check decides. */
  claim(address: TransportAddress, receiver: WebRtcReceiver): void {
    this.#byAddress.set(address, receiver);
  }

  unlisten(ufrag: string): void {
    this.#byUfrag.delete(ufrag);
  }

  disclaim(address: TransportAddress, receiver: WebRtcReceiver): void {
    if (this.#byAddress.get(address) === receiver) this.#byAddress.delete(address);
  }

  close(): void {
    for (const socket of this.#sockets.values()) socket.close();
    this.#sockets.clear();
  }

  #onPacket(packet: Buffer, from: TransportAddress): void {
    if ((packet[0] ?? 0xff) > 3) {
      this.#byAddress.get(from)?.onPacket(packet, from);
      return;
    }
    const message = readStun(packet);
    const username = message?.attributes.get(ATTRIBUTE.username)?.toString('latin1') ?? '';
    if (message) this.#byUfrag.get(username.split(':', 1)[0] ?? '')?.onCheck(message, from);
  }
}
