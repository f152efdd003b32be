import { SILENT_OFFER, SipPhone, type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, test } from 'vitest';

let platform: TestPlatform;
let trunk: SipPhone;

beforeAll(async () => {
  const trunkPort = await freePort();
  platform = await startPlatform({ trunkPort });
  const { host: address, port } = platform.sip;
  trunk = await SipPhone.open({
    server: { transport: 'udp', address, port },
    local: { address: '127.0.0.1', port: trunkPort },
    user: '+48600100200',
    domain: '127.0.0.1',
  });
});
afterAll(async () => {
  await trunk?.[Symbol.asyncDispose]();
  await platform?.stop();
});

test('signing out closes the SIP socket, takes the registration away, and its credentials open no other', async () => {
  const { client } = await platform.api('jan');
  const issued = await client.issueSipCredentials({});
  if (!issued.ok) throw new Error(issued.error.code);
  const { socketUrl: url, authUser, password } = issued.value;
  const as = { server: { transport: 'ws', url }, user: 'jan', domain: platform.domain, authUser, password } as const;
  const jan = await SipPhone.open(as);
  expect((await jan.register()).status).toBe(200);
  const toJan = `sip:+48221000102@${platform.sip.host}:${platform.sip.port}`;
  const answered = trunk.call(toJan, SILENT_OFFER);
  (await jan.incoming()).refuse(486);
  expect((await answered.refused()).status).toBe(486);

  expect((await client.signOut({})).ok).toBe(true);
  await expect.poll(() => jan.journal.includes('flow closed'), { timeout: 5_000 }).toBe(true);
  expect((await trunk.call(toJan, SILENT_OFFER).refused()).status).toBe(480);
  await expect(SipPhone.open(as)).rejects.toThrow('401');
  await jan[Symbol.asyncDispose]();
});
