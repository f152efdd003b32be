import { beforeAll, expect, test } from 'vitest';
import { SRTP_PROFILES, SrtpReceiver, SrtpSender, type SrtpProfile } from '../srtp/srtp-session.ts';
import { startDtlsClient } from '../wire/dtls-client.ts';
import { type DtlsCertificate, makeDtlsCertificate } from './certificate.ts';
import { DtlsAssociation, type SrtpKeys } from './dtls-association.ts';

let ours: DtlsCertificate;
let theirs: DtlsCertificate;
let thief: DtlsCertificate;

beforeAll(async () => {
  [ours, theirs, thief] = await Promise.all([makeDtlsCertificate(), makeDtlsCertificate(), makeDtlsCertificate()]);
});

/** Both sides over a wire that loses nothing. `identity` is what the client shows and signs with. */
function shakeHands(
  identity: Pick<DtlsCertificate, 'certPem' | 'keyPem'>,
  expected: string,
  profiles: readonly SrtpProfile[] = Object.values(SRTP_PROFILES),
) {
  const outcome = Promise.withResolvers<{ server: SrtpKeys; client: SrtpKeys } | 'fingerprint' | 'dtls'>();
  const secured: Partial<Record<'server' | 'client', SrtpKeys>> = {};
  const onSecured = (side: 'server' | 'client') => (keys: SrtpKeys) => {
    secured[side] = keys;
    if (secured.server && secured.client) outcome.resolve({ server: secured.server, client: secured.client });
  };
  const clientHellos: Buffer[] = [];
  const server = new DtlsAssociation(ours, {
    profiles,
    fingerprint: expected,
    send: (datagram) => setImmediate(() => client.receive(datagram)),
    onSecured: onSecured('server'),
    onFailed: outcome.resolve,
  });
  const client = startDtlsClient(identity, {
    fingerprint: ours.fingerprint,
    send: (datagram) => {
      if (datagram[0] === 22 && datagram[13] === 1) clientHellos.push(datagram);
      setImmediate(() => server.receive(datagram));
    },
    onSecured: onSecured('client'),
  });
  return { outcome: outcome.promise, server, client, clientHellos };
}

test('both sides end with the same keys when the certificate is the one of the SDP', async () => {
  const { outcome, client } = shakeHands(theirs, theirs.fingerprint);
  const keys = await outcome;
  if (typeof keys === 'string') throw new Error(keys);
  const packet = Buffer.alloc(60);
  packet[0] = 0x80;
  const length = new SrtpSender(keys.client.profile, keys.client.local).protectRtp(packet, 40, 0, 0);
  expect(new SrtpReceiver(keys.server.profile, keys.server.remote).unprotectRtp(packet.subarray(0, length))).toBe(40);
  client.close();
});

test('another certificate than the one of the SDP is refused', async () => {
  const { outcome, client } = shakeHands(thief, theirs.fingerprint);
  expect(await outcome).toBe('fingerprint');
  client.close();
});

test('the right certificate without its key is refused: it travels in the clear and proves nothing', async () => {
  const { outcome, client } = shakeHands({ certPem: theirs.certPem, keyPem: thief.keyPem }, theirs.fingerprint);
  expect(await outcome).toBe('dtls');
  client.close();
});

test('a ClientHello after the handshake and records cut short change nothing', async () => {
  const { outcome, server, client, clientHellos } = shakeHands(theirs, theirs.fingerprint);
  expect(await outcome).toMatchObject({ server: { profile: 1 } });
  let answered = false;
  const [hello = Buffer.alloc(0)] = clientHellos;
  expect(hello.length).toBeGreaterThan(40);
  client.receive = () => (answered = true);
  server.receive(hello);
  for (let length = 0; length < hello.length; length++) server.receive(hello.subarray(0, length));
  await new Promise((resolve) => setImmediate(resolve));
  expect(answered).toBe(false);
  client.close();
});

test.each(Object.entries(SRTP_PROFILES))(
  'of what the client can do the server takes what it prefers: %s',
  async (_, wanted) => {
    const others = Object.values(SRTP_PROFILES).filter((profile) => profile !== wanted);
    const keys = await shakeHands(theirs, theirs.fingerprint, [wanted, ...others]).outcome;
    expect(keys).toMatchObject({ server: { profile: wanted }, client: { profile: wanted } });
  },
);
