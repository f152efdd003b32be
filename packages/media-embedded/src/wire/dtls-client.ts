import { DtlsClient } from 'werift';
import { type DtlsCertificate, ECDSA_SHA256, fingerprintOf } from '../dtls/certificate.ts';
import type { SrtpKeys } from '../dtls/dtls-association.ts';
import { SRTP_PROFILES, type SrtpProfile, saltLength } from '../srtp/srtp-session.ts';

/** The client side of a DTLS handshake: what a browser does, for whoever plays the far end. */
export interface DtlsClientSide {
  receive(datagram: Buffer): void;
  close(): void;
}

/** Whom the client shakes hands with. */
export interface DtlsServerPeer {
  readonly fingerprint: string;
  /** SRTP profiles offered; both by default. */
  readonly profiles?: readonly SrtpProfile[];
  send(datagram: Buffer): void;
  onSecured(keys: SrtpKeys): void;
}

/** Shakes hands as the DTLS client and gives the keys once the server's certificate has the fingerprint. */
export function startDtlsClient(
  certificate: Pick<DtlsCertificate, 'certPem' | 'keyPem'>,
  peer: DtlsServerPeer,
): DtlsClientSide {
  const transport = transportTo(peer);
  const client = new DtlsClient({
    transport,
    cert: certificate.certPem,
    key: certificate.keyPem,
    signatureHash: ECDSA_SHA256,
    srtpProfiles: [...(peer.profiles ?? Object.values(SRTP_PROFILES))],
    extendedMasterSecret: true,
  });
  client.onError.subscribe(() => undefined);
  client.onConnect.subscribe(() => {
    const shown = client.remoteCertificate && fingerprintOf(client.remoteCertificate);
    const profile = client.srtp.srtpProfile;
    if (transport.closed || shown !== peer.fingerprint || profile === undefined) return;
    const keys = client.extractSessionKeys(16, saltLength(profile));
    peer.onSecured({
      profile,
      local: { key: keys.localKey, salt: keys.localSalt },
      remote: { key: keys.remoteKey, salt: keys.remoteSalt },
    });
  });
  client.connect().catch(() => undefined);
  return {
    receive: (datagram) => {
      if (!transport.closed) transport.onData(datagram, ['', 0]);
    },
    close: () => (transport.closed = true),
  };
}

type Transport = ConstructorParameters<typeof DtlsClient>[0]['transport'];

function transportTo(peer: DtlsServerPeer): Transport {
  const transport: Transport = {
    type: 'udp',
    address: { address: '', port: 0, family: '' },
    closed: false,
    onData: () => undefined,
    send: async (data: Buffer) => {
      if (!transport.closed) peer.send(data);
    },
    close: async () => undefined,
  };
  return transport;
}
