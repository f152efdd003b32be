import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import { SipPhone } from '../sip/sip-phone.ts';
import { startPlatform, type TestPlatform } from './start-platform.ts';

describe('a platform for the local network', () => {
  let platform: TestPlatform;
  beforeAll(async () => {
    platform = await startPlatform({ lan: true });
  });
  afterAll(() => platform.stop());

  async function credentialsOf(login: 'anna' | 'jan') {
    const { client } = await platform.api(login);
    const issued = await client.issueSipCredentials({ takeOver: true });
    if (!issued.ok) throw new Error(issued.error.code);
    const { authUser, password, socketUrl } = issued.value;
    return { socketUrl, phone: { user: login, domain: platform.domain, authUser, password } };
  }

  async function openPhone(login: 'anna' | 'jan'): Promise<SipPhone> {
    const { socketUrl, phone } = await credentialsOf(login);
    expect(socketUrl.startsWith(platform.url.replace('https', 'wss'))).toBe(true);
    return SipPhone.open({ ...phone, server: { transport: 'ws', url: socketUrl, headers: { origin: platform.url } } });
  }

  test('shows its address as text and as a picture for a camera, and where its authority is', () => {
    expect(platform.logs()).toContain(`Phone     ${platform.url}/phone/`);
    expect(platform.logs()).toContain(`Authority ${platform.url}/ca.crt`);
    expect(platform.logs()).toMatch(/█ ▄▄▄▄▄ █/);
  });

  test('gives the authority it made to phones, and keeps the keys to itself', async () => {
    const authority = new X509Certificate(await (await fetch(`${platform.url}/ca.crt`)).text());
    const keys = path.join(platform.dataFolder, 'keys');
    expect(new X509Certificate(readFileSync(path.join(keys, 'lan.crt'))).verify(authority.publicKey)).toBe(true);
    expect(['lan.key', 'lan-ca.key'].map((name) => statSync(path.join(keys, name)).mode & 0o777)).toEqual([
      0o600, 0o600,
    ]);
  });

  test('takes phones by SIP over UDP, TCP and TLS', async () => {
    const { phone } = await credentialsOf('anna');
    const doors = { udp: platform.sip, tcp: platform.sip, tls: platform.sips };
    for (const transport of ['udp', 'tcp', 'tls'] as const) {
      const { host: address, port } = doors[transport];
      await using line = await SipPhone.open({ ...phone, server: { transport, address, port } });
      expect([transport, (await line.register()).status]).toEqual([transport, 200]);
      expect((await line.unregister()).status).toBe(200);
    }
  });

  test('takes phones by WebSocket over TLS: they register, and a call is heard', async () => {
    await using anna = await openPhone('anna');
    await using jan = await openPhone('jan');
    expect([(await anna.register()).status, (await jan.register()).status]).toEqual([200, 200]);
    expect(await (await fetch(`${platform.url}/health`)).json()).toMatchObject({ registrations: 2 });
    // What the SIP phones lack is media: a plain offer on a browser's leg is refused (trust 9), so the call came through.
    expect((await anna.call('102', SILENT_OFFER).refused()).status).toBe(488);
  });
});

test.each([
  [['--wan'], '"--wan" is not understood: there is --lan'],
  [['--lan=203.0.113.7'], '203.0.113.7 is no address of this machine'],
])('npm start -- %s says what is wrong', async (args, expected) => {
  await expect(startPlatform({ arguments: args })).rejects.toThrow(expected);
});
