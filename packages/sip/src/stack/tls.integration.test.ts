import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ClientEvent, type Hop, type TlsIdentity, type TlsTrust, makeRequest, reply, topViaOf } from '../index.ts';
import { TestAuthority } from '../testing/certificates.ts';
import { LiveStack, written } from '../testing/live-stack.ts';
import { RawConnection } from '../testing/raw-connection.ts';

let authority: TestAuthority;
let carrierIdentity: TlsIdentity;
/** The other side: a stack of its own. */
let carrier: LiveStack;
let hop: Hop;

beforeAll(async () => {
  authority = await TestAuthority.create();
  carrierIdentity = await authority.identityFor('dns:carrier.test', 'ip:127.0.0.1');
});

beforeEach(async () => {
  carrier = await LiveStack.open();
  carrier.answer = (incoming) => incoming.respond(reply(incoming.request, 200));
  const { address, port } = await carrier.stack.listenTls({ address: '127.0.0.1', port: 0 }, carrierIdentity);
  hop = { transport: 'tls', address, port, serverName: 'carrier.test' };
});

afterEach(() => carrier[Symbol.asyncDispose]());

const party = { uri: 'sip:a@h', params: { tag: 'f' } };
const to = { uri: 'sip:600@h', params: {} };

const options = (live: LiveStack, there: Hop) =>
  new Promise<ClientEvent>((resolve) => {
    const request = makeRequest({
      method: 'OPTIONS',
      uri: 'sip:600@h',
      from: party,
      to,
      callId: `${Math.random()}`,
      cseq: 1,
    });
    live.stack.request(request, there, resolve);
  });

const openWith = (tls: TlsTrust) => LiveStack.open({ tls });

test('a request goes over TLS to whom the certificate proves to be there, and the carrier sees a TLS flow', async () => {
  await using live = await openWith({ ca: authority.ca });
  const { port } = await live.stack.listenTls({ address: '127.0.0.1', port: 0 }, carrierIdentity);
  expect(await options(live, hop)).toMatchObject({ kind: 'response', response: { status: 200 } });
  const [seen] = carrier.seen;
  expect(seen?.flow).toMatchObject({ transport: 'tls', open: true });
  expect(seen && topViaOf(seen.request)).toMatchObject({ transport: 'TLS', port, params: { alias: true } });
  expect(live.stack.contactFor(hop, 'wpm')).toBe(`sip:wpm@127.0.0.1:${port};transport=tls`);
  expect(live.stack.contactFor(hop, 'wpm', 'sips')).toBe(`sips:wpm@127.0.0.1:${port}`);
  expect(await options(live, { ...hop, serverName: '127.0.0.1' })).toMatchObject({ response: { status: 200 } });
});

test.each<[string, Partial<Hop>, boolean]>([
  ['a certificate for somebody else', { serverName: 'other.test' }, true],
  ['an authority nobody knows', {}, false],
])('%s is a transport error, and nothing is sent', async (_, wrong, known) => {
  await using live = await openWith(known ? { ca: authority.ca } : {});
  const closed = new Promise((resolve) => live.stack.onFlowClosed(resolve));
  const event = await options(live, { ...hop, ...wrong });
  expect(event).toMatchObject({ kind: 'transport-error', why: expect.stringMatching(/certificate/) });
  await closed;
  expect(carrier.seen).toEqual([]);
});

test('any certificate will do only where the operator says so', async () => {
  await using live = await openWith({ rejectUnauthorized: false });
  expect(await options(live, { ...hop, serverName: 'other.test' })).toMatchObject({ response: { status: 200 } });
});

test('plain TCP to a TLS port is a transport error of the request, and harms nobody', async () => {
  await using live = await openWith({ ca: authority.ca });
  expect(await options(live, { ...hop, transport: 'tcp' })).toMatchObject({ kind: 'transport-error' });
  expect(await options(live, hop)).toMatchObject({ response: { status: 200 } });
});

test('a new certificate is shown from the next handshake on, while old connections stay', async () => {
  const old = await RawConnection.openTls(hop);
  expect(old.certificate).toContain('carrier.test');
  carrier.stack.setTlsIdentity(await authority.identityFor('dns:renewed.test'));
  const renewed = await RawConnection.openTls(hop);
  expect(renewed.certificate).toContain('renewed.test');
  for (const { connection } of [old, renewed]) {
    connection.send(
      written(connection.local, {
        callId: connection.local.port.toString(),
        branch: `${connection.local.port}`,
      }).replace('/UDP', '/TLS'),
    );
    expect(await connection.next()).toMatchObject({ status: 200 });
    await connection[Symbol.asyncDispose]();
  }
});

test('what is no certificate is refused, and the old one stays', async () => {
  const other = await authority.identityFor('dns:x');
  expect(() => carrier.stack.setTlsIdentity({ cert: 'none', key: 'none' })).toThrow();
  expect(() => carrier.stack.setTlsIdentity({ cert: carrierIdentity.cert, key: other.key })).toThrow();
  const { connection, certificate } = await RawConnection.openTls(hop);
  expect(certificate).toContain('carrier.test');
  await connection[Symbol.asyncDispose]();
  await expect(carrier.stack.listenTls({ address: '127.0.0.1', port: 0 }, { cert: '', key: '' })).rejects.toThrow();
});
