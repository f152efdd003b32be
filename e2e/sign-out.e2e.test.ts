import { RtpProbe, SILENT_OFFER, SipPhone } from '@wpm/testkit';
import { expect, test } from 'vitest';
import { Agent } from './support/agent.ts';
import { hearing } from './support/hearing.ts';
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

const [CUSTOMER_HZ, OLD_HZ, NEW_HZ] = [1_450, 850, 1_150] as const;

test('a phone that is open elsewhere asks, goes on here with the call that is up, and tells the other place where and why; so does another window', async () => {
  await using scene = await openScene();
  const { platform, trunk } = scene;
  const as = { baseUrl: platform.url, login: 'anna', password: platform.password };
  await using outside = await RtpProbe.open({ hz: CUSTOMER_HZ });
  await using old = await Agent.ready({ ...as, hz: OLD_HZ });
  const call = trunk.call(scene.numberOf('anna'), outside.offer());
  await old.press('Odbierz');
  await call.answered();
  outside.complete(call.remoteSdp ?? '');
  outside.start();
  await old.hears(CUSTOMER_HZ);

  await using fresh = await Agent.open({ baseUrl: platform.url, hz: NEW_HZ });
  await fresh.logIn('anna', platform.password);
  await fresh.page.getByText('Jesteś zalogowany gdzie indziej').waitFor();
  await fresh.page.getByText('Chrome, Linux, od: Dzisiaj').waitFor();
  await fresh.page.getByText('Trwa tam rozmowa: +48 600 100 200. Przejdzie tutaj').waitFor();
  // The question takes nothing away.
  await old.hears(CUSTOMER_HZ);
  await fresh.press('Przejdź tutaj');
  await fresh.hears(CUSTOMER_HZ);
  await old.page.getByText(/Pracujesz dalej na innym urządzeniu: Chrome, Linux. Od: Dzisiaj, /).waitFor();
  await old.page.getByLabel('Hasło', { exact: true }).waitFor();

  const window = await fresh.page.context().newPage();
  await window.goto(`${platform.url}/phone/`);
  await window.getByText('Telefon jest otwarty w innym oknie').waitFor();
  await window.getByText('Trwa tam rozmowa: +48 600 100 200').waitFor();
  await window.getByRole('button', { name: 'Przejdź tutaj' }).tap();
  await hearing(window, CUSTOMER_HZ, 15_000);
  await fresh.page.getByText('Telefon jest otwarty w innym oknie').waitFor();
  await window.getByRole('button', { name: 'Rozłącz', exact: true }).tap();
  await call.ended();
});
