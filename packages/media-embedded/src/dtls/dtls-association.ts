import { DtlsServer } from 'werift';
import type { MasterKey } from '../srtp/key-derivation.ts';
import { type SrtpProfile, saltLength } from '../srtp/srtp-session.ts';
import { type DtlsCertificate, ECDSA_SHA256, fingerprintOf } from './certificate.ts';
import { type HandshakeMessage, clientProvedItself } from './peer-proof.ts';

/** What a finished handshake gives: keys for both directions. */
export interface SrtpKeys {
  readonly profile: SrtpProfile;
  readonly local: MasterKey;
  readonly remote: MasterKey;
}

type Transport = ConstructorParameters<typeof DtlsServer>[0]['transport'];

export interface DtlsPeer {
  /** What protects packets, the best first: the first of them the far end can do is taken. */
  readonly profiles: readonly SrtpProfile[];
  /** SHA-256 fingerprint out of the far end's SDP. */
  readonly fingerprint: string;
  send(datagram: Buffer): void;
  onSecured(keys: SrtpKeys): void;
  onFailed(why: 'fingerprint' | 'dtls'): void;
}

/** A handshake takes about ten datagrams, retransmissions some more; whoever sends this many is not shaking hands. */
const MAX_DATAGRAMS = 300;
const HANDSHAKE_RECORD = 22;
const CLIENT_HELLO = 1;
const RECORD_HEADER = 13;

/**
 * The server side of one DTLS association (RFC 5763, RFC 5764). werift shakes the hands; that the far end is who the SDP
 * says is checked here, before its keys are given out.
 */
export class DtlsAssociation {
  readonly #peer: DtlsPeer;
  readonly #transport: Transport;
  #state: 'handshaking' | 'secured' | 'over' = 'handshaking';
  #datagrams = 0;

  constructor(certificate: DtlsCertificate, peer: DtlsPeer) {
    this.#peer = peer;
    this.#transport = {
      type: 'udp',
      address: { address: '', port: 0, family: '' },
      closed: false,
      onData: () => undefined,
      send: async (data: Buffer) => {
        if (this.#state !== 'over') peer.send(data);
      },
      close: async () => undefined,
    };
    const server = new DtlsServer({
      transport: this.#transport,
      cert: certificate.certPem,
      key: certificate.keyPem,
      signatureHash: ECDSA_SHA256,
      srtpProfiles: [...peer.profiles],
      certificateRequest: true,
      extendedMasterSecret: true,
    });
    server.onConnect.subscribe(() => this.#onConnect(server));
    // A bad message of a stranger who guessed the address; the handshake with the right one goes on.
    server.onError.subscribe(() => undefined);
  }

  /** A datagram from an address that ICE authenticated. */
  receive(datagram: Buffer): void {
    if (this.#state === 'over') return;
    if (this.#state === 'handshaking' && (this.#datagrams += 1) > MAX_DATAGRAMS) return;
    // After the handshake only its own retransmissions matter; a new ClientHello would make werift forget the keys.
    if (this.#state === 'secured' && holdsClientHello(datagram)) return;
    try {
      this.#transport.onData(datagram, ['', 0]);
    } catch {
      // werift throws on records cut short; UDP brings such things.
    }
  }

  close(): void {
    this.#state = 'over';
    this.#transport.closed = true;
  }

  #onConnect(server: DtlsServer): void {
    if (this.#state !== 'handshaking') return;
    const certificate = server.remoteCertificate;
    if (!certificate || fingerprintOf(certificate) !== this.#peer.fingerprint) return this.#fail('fingerprint');
    const profile = server.srtp.srtpProfile;
    if (profile === undefined || !clientProvedItself(transcriptOf(server), certificate, server.cipher.masterSecret)) {
      return this.#fail('dtls');
    }
    this.#state = 'secured';
    const keys = server.extractSessionKeys(16, saltLength(profile));
    this.#peer.onSecured({
      profile,
      local: { key: keys.localKey, salt: keys.localSalt },
      remote: { key: keys.remoteKey, salt: keys.remoteSalt },
    });
  }

  #fail(why: 'fingerprint' | 'dtls'): void {
    this.close();
    this.#peer.onFailed(why);
  }
}

function transcriptOf(server: DtlsServer): HandshakeMessage[] {
  return server.dtls.sortedHandshakeCache.map((message) => ({
    type: message.msg_type,
    body: message.fragment,
    bytes: message.serialize(),
  }));
}

/** RFC 6347 §4.1: records follow one another; a ClientHello comes in the clear, in epoch 0. */
function holdsClientHello(datagram: Buffer): boolean {
  for (let at = 0; at + RECORD_HEADER < datagram.length;) {
    const inTheClear = datagram.readUInt16BE(at + 3) === 0;
    if (datagram[at] === HANDSHAKE_RECORD && inTheClear && datagram[at + RECORD_HEADER] === CLIENT_HELLO) return true;
    at += RECORD_HEADER + datagram.readUInt16BE(at + 11);
  }
  return false;
}
