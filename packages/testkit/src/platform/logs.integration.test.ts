import { createClient } from '@wpm/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import { SipPhone } from '../sip/sip-phone.ts';
import { startPlatform, type TestPlatform } from './start-platform.ts';

/** What must stand in no log: each is found by any part of it that is long enough to be somebody's. */
const CALLER = '733210987';
const CALLED = '733654321';
const BUSY = '733900111';
const OWN_NUMBER = '221777555';
const LOGIN = 'wilhelmina';
const NAME = 'Wilhelmina Brzęczyk';
const EMAIL = 'w.brzeczyk@prywatna.example';
const PASSWORD = 'tajne-haslo-7531';
const CUSTOMER = 'Hermenegilda Szczypior';
const CUSTOMER_EMAIL = 'hermenegilda@poczta.example';
const NOTE = 'chora na grypę, kod do bramy 4711';
const SAID = [CALLER, CALLED, BUSY, OWN_NUMBER, LOGIN, NAME, EMAIL, PASSWORD, CUSTOMER, CUSTOMER_EMAIL, NOTE];
const PARTS = ['Brzęczyk', 'brzeczyk', 'Hermenegilda', 'Szczypior', 'grypę', '4711'];

let platform: TestPlatform;
let customer: SipPhone;

beforeAll(async () => {
  platform = await startPlatform();
  const { host: address, port } = platform.sip;
  customer = await SipPhone.open({
    user: `+48${CALLER}`,
    displayName: CUSTOMER,
    domain: 'carrier.test',
    local: { address: platform.trunk.host, port: platform.trunk.port },
    server: { transport: 'udp', address, port },
  });
});
afterAll(async () => {
  await customer?.[Symbol.asyncDispose]();
  await platform?.stop();
});

/** What was asked for, which was not refused. */
function must<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

/** An account made as an administrator makes one, which sets its password by the mail that was sent. @returns its tokens and its client */
async function invited() {
  const { client: admin } = await platform.api('admin');
  const directNumber = `+48${OWN_NUMBER}`;
  must(await admin.createNumber({ settings: { number: directNumber } }));
  const permissions = ['contacts:list', 'contacts:open', 'contacts:edit'] as const;
  const settings = {
    login: LOGIN,
    displayName: NAME,
    email: EMAIL,
    kind: 'uc',
    webphoneSeat: true,
    extension: '177',
    directNumber,
    permissions: [...permissions],
  } as const;
  const made = must(await admin.createAccount({ settings: { ...settings, permissions: [...permissions] } }));
  // A second one of this login: what the database says of it stands in its own log.
  expect(await admin.createAccount({ settings: { ...settings, permissions: [], directNumber: null } })).toMatchObject({
    ok: false,
  });
  const { token } = must(await admin.inviteAccount({ id: made.account.id }));
  const client = createClient({ baseUrl: platform.url, app: 'phone' });
  must(await client.acceptInvitation({ token, password: PASSWORD }));
  const who = { login: LOGIN, domain: platform.domain };
  expect(await client.signIn({ ...who, password: `${PASSWORD}x` })).toMatchObject({ ok: false });
  must(await client.signIn({ ...who, password: PASSWORD }));
  return { client, token };
}

test('no line of a log says who called whom, who somebody is, what was noted of them or what lets them in; the ids of calls do', async () => {
  const { client, token } = await invited();
  const access = must(await client.issueSipCredentials({ takeOver: true }));
  const server = { transport: 'udp', address: platform.sip.host, port: platform.sip.port } as const;
  const line = { user: LOGIN, domain: platform.domain, server, authUser: access.authUser };
  await using stranger = await SipPhone.open({ ...line, password: `${access.password}x` });
  expect((await stranger.register()).status).toBe(401);
  await using phone = await SipPhone.open({ ...line, password: access.password });
  expect((await phone.register()).status).toBe(200);
  must(
    await client.createContact({
      card: {
        firstName: CUSTOMER.split(' ')[0] ?? '',
        lastName: CUSTOMER.split(' ')[1] ?? '',
        company: '',
        numbers: [{ number: CALLER, kind: 'mobile' }],
        email: CUSTOMER_EMAIL,
        fields: [],
        notes: NOTE,
      },
      despiteDuplicates: false,
    }),
  );

  const uriOf = (user: string) => `sip:${user}@${platform.sip.host}:${platform.sip.port}`;
  const inbound = customer.call(uriOf(`+48${OWN_NUMBER}`), SILENT_OFFER);
  const part = await phone.incoming();
  part.ring();
  await Promise.all([part.answer(SILENT_OFFER), inbound.answered()]);
  const inboundId = part.invite.headers.get('X-WPM-Call-Id') ?? '';
  // What is read back after a crash is told of as well.
  await platform.killPlatform();
  const { offered } = must(await client.getMyCallClassification({ callId: inboundId }));
  const classifierId = offered.find(({ names }) => names['pl'] === 'Udzielono informacji')?.id ?? '';
  must(await client.classifyMyCall({ callId: inboundId, classifierId, note: NOTE }));
  await inbound.bye();

  const outbound = phone.call(CALLED, SILENT_OFFER);
  const theirs = await customer.incoming();
  theirs.ring();
  await Promise.all([theirs.answer(SILENT_OFFER), outbound.answered()]);
  await outbound.bye();
  const lastOf = async () => must(await client.listMyCalls({})).items;
  await expect.poll(async () => (await lastOf()).length).toBe(2);
  const refused = phone.call(BUSY, SILENT_OFFER);
  (await customer.incoming()).refuse(486);
  expect((await refused.refused()).status).toBe(486);

  await expect.poll(async () => (await lastOf()).length).toBe(3);
  const ids = [inboundId, ...(await lastOf()).map(({ callId }) => callId)];
  expect(new Set(ids).size).toBe(3);
  for (const id of ids) await expect.poll(() => platform.logs()).toContain(`"event":"call.ended","call":"${id}"`);
  const lines = platform.logs().split('\n');
  for (const secret of [...SAID, ...PARTS, token, access.password, access.authUser]) {
    const telling = lines.filter((each) => each.toLowerCase().includes(secret.toLowerCase()));
    expect(telling, secret).toEqual([]);
  }
  // Of the media process too there was something to be searched.
  expect(platform.logs()).toMatch(/^--- media\.log$/m);
});
