import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { SILENT_OFFER, SipPhone, type TestPlatform } from '@wpm/testkit';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { type Scene, openScene, sipCredentials } from './support/scene.ts';

/** What a carrier, a browser or an attacker may send: each is answered properly, and a good call goes through after it. */
let scene: Scene;
let platform: TestPlatform;
let trunk: SipPhone;
let anna: SipPhone;

beforeAll(async () => {
  scene = await openScene();
  ({ platform, trunk } = scene);
  anna = await scene.phoneOf('anna');
});
/** Whatever the test sent, a good call still goes through. */
afterEach(async () => {
  const call = trunk.call(toAnna(), SILENT_OFFER);
  const phone = await anna.incoming();
  phone.ring();
  await call.ringing();
  await Promise.all([phone.answer(SILENT_OFFER), call.answered()]);
  expect((await call.bye()).status).toBe(200);
  await phone.ended();
});
afterAll(() => scene?.[Symbol.asyncDispose]());

const toAnna = () => scene.numberOf('anna');

/** Sends datagrams from a port of their own; resolves with the first line of the first answer. */
async function datagrams(...texts: string[]): Promise<string> {
  const socket = createSocket('udp4');
  try {
    for (const text of texts) socket.send(text, platform.sip.port, platform.sip.host);
    const [reply] = await once(socket, 'message', { signal: AbortSignal.timeout(5_000) });
    return String(reply).split('\r\n')[0] ?? '';
  } finally {
    socket.close();
  }
}

const post = (path: string, body: string) =>
  fetch(`${platform.url}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });

const signIn = async (change: object) => {
  const body = { app: 'phone', login: 'anna', domain: 'demo.local', password: platform.password, ...change };
  const response = await post('/sessions', JSON.stringify(body));
  const { code }: { code?: string } = await response.json();
  return [response.status, code];
};

test('a wrong password, an unknown login and an unknown domain each have their answer', async () => {
  expect(await signIn({ password: 'wrong' })).toEqual([401, 'session/wrong-credentials']);
  expect(await signIn({ login: 'nobody' })).toEqual([401, 'session/wrong-credentials']);
  expect(await signIn({ domain: 'elsewhere.example' })).toEqual([404, 'session/unknown-domain']);
  expect(await signIn({ app: 'console' })).toEqual([403, 'session/not-for-this-app']);
});

test('malformed JSON and a body that is not what was asked for are told apart', async () => {
  for (const [body, code] of [
    ['{"login":', 'request/malformed'],
    ['{"login":1}', 'request/invalid'],
  ] as const) {
    const response = await post('/sessions', body);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toContain('application/problem+json');
    expect(await response.json()).toMatchObject({ code });
  }
});

test('a malformed INVITE is answered with 400 where it can be answered, and noise with nothing', async () => {
  const invite = [
    `INVITE ${toAnna()} SIP/2.0`,
    'Via: SIP/2.0/UDP 127.0.0.1:9;branch=z9hG4bKbad;rport',
    'From: <sip:x@127.0.0.1>;tag=1',
    `To: <${toAnna()}>`,
    'Call-ID: bad-one',
    'CSeq: 1 INVITE',
    'Max-Forwards: many',
    'Content-Length: 0',
    '',
    '',
  ].join('\r\n');
  const noise = '\u0000\u0001 noise \r\n\r\n';
  expect(await datagrams(noise, 'INVITE', invite)).toMatch(/^SIP\/2\.0 400 /);
});

test('an INVITE from nobody we know is challenged, and rings nobody', async () => {
  const stranger = await SipPhone.open({
    server: { transport: 'udp', address: platform.sip.host, port: platform.sip.port },
    user: 'anna',
    domain: platform.domain,
  });
  expect((await stranger.call('102', SILENT_OFFER).refused()).status).toBe(401);
  await stranger[Symbol.asyncDispose]();
});

test('an INVITE without SDP is answered with our offer', async () => {
  const call = trunk.call(toAnna(), '');
  const phone = await anna.incoming();
  const [answered] = await Promise.all([call.answered(), phone.answer(SILENT_OFFER)]);
  expect(answered.body).toContain('m=audio');
  expect(answered.body).toContain('PCMA/8000');
  // The phone of this test acknowledges without an answer: the platform must end both legs.
  await Promise.all([call.ended(), phone.ended()]);
});

test('an SDP without a common codec is refused with 488 and the reason', async () => {
  const offer = SILENT_OFFER.replace('RTP/AVP 8', 'RTP/AVP 18').replace('8 PCMA', '18 G729');
  const refused = await trunk.call(toAnna(), offer).refused();
  expect(refused.status).toBe(488);
  expect(refused.headers.get('Reason')).toContain('call/no-common-codec');
});

test('a number nobody has is refused with 404 and stands in the report', async () => {
  const refused = await trunk.call(scene.uriOf('+48229999999'), SILENT_OFFER).refused();
  expect(refused.status).toBe(404);
  const { client } = await platform.api('admin');
  const calls = await client.listCalls({ number: '229999999' });
  expect(calls.ok && calls.value.items[0]).toMatchObject({ result: 'unknown-number', direction: 'inbound' });
});

/** Opens a SIP socket that must be turned away; gives what it was told. */
const turnedAway = async (target: string, origin: string) => {
  const socket = new WebSocket(target, 'sip', { origin });
  const [error]: Error[] = await once(socket, 'error').then((all) => all);
  return error?.message;
};

test('a SIP socket is refused to a foreign page and to whoever has no ticket', async () => {
  const { socketUrl: url } = await sipCredentials(platform, 'jan');
  expect(await turnedAway(url, 'https://evil.example')).toContain('403');
  expect(await turnedAway(url.replace(/ticket=.*/, 'ticket=guess'), platform.url)).toContain('401');
});

test('who came in with a ticket can neither register nor call as somebody else', async () => {
  const { socketUrl: url, authUser, password } = await sipCredentials(platform, 'jan');
  const jan = await SipPhone.open({
    server: { transport: 'ws', url },
    user: 'anna',
    domain: platform.domain,
    authUser,
    password,
  });
  expect((await jan.register()).status).toBe(403);
  expect((await jan.call('103', SILENT_OFFER).refused()).status).toBe(403);
  await jan[Symbol.asyncDispose]();
});
