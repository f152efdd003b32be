import { type TestPlatform, dominantFrequency, freePort, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, expect, onTestFailed, test } from 'vitest';
import { Agent } from './support/agent.ts';
import { Baresip } from './support/baresip.ts';
import { GuidedAdministrator } from './support/guided-administrator.ts';
import { wpm } from './support/operator.ts';

const EWA_HZ = 700;
const CUSTOMER_HZ = 440;
const NUMBER = '+48221000100';
const PASSWORD = 'kot na wysokim płocie';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startPlatform({ environment: { WPM_DEMO: 'no' } });
});
afterAll(async () => platform?.stop());

/** What the operator does for a new tenant. @returns the link that invites its administrator */
async function tenantOf(domain: string): Promise<string> {
  const who = ['--name', 'Firma', '--country', '48', '--administrator', 'ola'];
  const made = await wpm(platform, 'tenant', 'create', domain, ...who);
  for (const kind of ['agent', 'webphone-mobile', 'recording'])
    await wpm(platform, 'licence', 'grant', domain, kind, '5');
  return /http\S+\/invitation#\S+/.exec(made)?.[0] ?? '';
}

/** A whole afternoon of an administrator: a hundred seconds beside other tests. */
const PATIENCE_MS = 240_000;

test(
  'an administrator gets from an empty tenant to the first queued call by the console alone, and a test call on the way',
  { timeout: PATIENCE_MS },
  async () => {
    onTestFailed(() => void process.stderr.write(platform.logs().slice(-8_000)));
    const trunk = { host: '127.0.0.1', port: await freePort() };
    await using ola = await GuidedAdministrator.byInvitation(await tenantOf('firma.example'), PASSWORD);
    await ola.sees('Licencje');
    const link = await ola.addsAgent('Ewa Żak', 'ewa', '101');
    await ola.addsHours('Zawsze');
    await ola.addsCampaign('Infolinia', 'Ewa Żak (ewa)', 'Zawsze');
    await using customer = await Baresip.start({ sipPort: trunk.port, hz: CUSTOMER_HZ, answer: 'manual' });
    await ola.addsTrunk('Operator', trunk);
    await ola.addsNumber(NUMBER, 'Infolinia');

    await using ewa = await Agent.open({ baseUrl: platform.url, hz: EWA_HZ });
    await ewa.acceptsInvitation(link, PASSWORD);
    await ola.sees('Telefon agenta zalogowany');
    await ola.callsOnTrial('Ewa Żak');
    await ewa.press('Odbierz');
    await ewa.hears(EWA_HZ);
    await ola.page.getByText('Odebrano: powiedz coś').waitFor();
    await ewa.press('Rozłącz');
    await ola.page.getByText(/Działa. Rozmowa trwała 0:0\d/).waitFor();
    await ola.sees('Połączenie próbne');

    customer.dial(NUMBER, platform.sip);
    await customer.waitFor('CALL_ESTABLISHED');
    await ewa.worksIn('Infolinia');
    await ewa.press('Odbierz');
    await ewa.hears(CUSTOMER_HZ);
    await ewa.page.getByRole('timer').filter({ hasText: '0:02' }).first().waitFor();
    customer.hangUp();
    await customer.waitFor('CALL_CLOSED');
    const heard = await customer.heard();
    expect(
      dominantFrequency((heard.channels[0] ?? new Int16Array()).subarray(-heard.sampleRate), heard.sampleRate),
    ).toBe(EWA_HZ);

    await ola.page.getByText('Wszystko gotowe.').waitFor();
    await ola.page.getByRole('link', { name: 'Zobacz to połączenie' }).click();
    await ola.page.locator('.ui-waveform').waitFor();
    for (const text of ['600 100 200', 'Ewa Żak', 'Infolinia']) await ola.page.getByText(text).first().waitFor();
    expect(ewa.complaints).toEqual([]);

    // A screen of her phone fails; Ola reads why under the reference Ewa tells her, and nothing of any customer.
    await ewa.seesScreenFail('Katarzyna Wiśniewska, +48600100200');
    const { row, text } = await ola.readsLog(await ewa.sendsLog('Lista połączeń zniknęła.'));
    for (const words of ['Ewa Żak', 'Chrome, Linux', 'Lista połączeń zniknęła.']) expect(row).toContain(words);
    expect(text).toMatch(/ fault +type-error  [\w-]+\.js:\d+:\d+\n/);
    expect(text).toMatch(/ call-ended-remote +/);
    expect(text).not.toMatch(/Katarzyna|600\W?100\W?200/);
    expect(ola.complaints).toEqual([]);
  },
);
