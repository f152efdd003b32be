import { SILENT_OFFER, SipPhone } from '@wpm/testkit';
import { expect, test } from 'vitest';
import { openScene } from './support/scene.ts';

test('signing out closes the SIP socket, takes the registration away, and its credentials open no other', async () => {
  await using scene = await openScene();
  const { platform, trunk } = scene;
  const { client } = await platform.api('jan');
  const issued = await client.issueSipCredentials({});
  if (!issued.ok) throw new Error(issued.error.code);
  const { socketUrl: url, authUser, password } = issued.value;
  const as = { server: { transport: 'ws', url }, user: 'jan', domain: platform.domain, authUser, password } as const;
  const jan = await SipPhone.open(as);
  expect((await jan.register()).status).toBe(200);
  const toJan = scene.numberOf('jan');
  const answered = trunk.call(toJan, SILENT_OFFER);
  (await jan.incoming()).refuse(486);
  expect((await answered.refused()).status).toBe(486);

  expect((await client.signOut({})).ok).toBe(true);
  await expect.poll(() => jan.journal.includes('flow closed'), { timeout: 5_000 }).toBe(true);
  expect((await trunk.call(toJan, SILENT_OFFER).refused()).status).toBe(480);
  await expect(SipPhone.open(as)).rejects.toThrow('401');
  await jan[Symbol.asyncDispose]();
});
