import process from 'node:process';
import { dominantFrequency, whyNoHandsetNetwork } from '@wpm/testkit';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultyInterval, nextReport } from './support/faulty-interval.ts';
import { exportedSheets } from './support/exported-sheets.ts';
import { keptSamples, meanOf, seconds, totalOf, within } from './support/kept-diagnostics.ts';
import { middleOf } from './support/recordings.ts';
import { statisticsOf } from './support/statistics.ts';
import { ANNA_HZ, CUSTOMER_HZ, type HandsetCall, connect, openHandsetCall } from './support/handset-call.ts';

const why = whyNoHandsetNetwork();
if (why) process.stderr.write(`SKIPPED: calls over a simulated network: ${why}\n`);

/** The instant something is seen. */
async function whenShown(what: Locator): Promise<number> {
  await what.waitFor({ timeout: 60_000 });
  return Date.now();
}

describe.skipIf(why)('an agent on a network with faults', () => {
  let call: HandsetCall;

  beforeAll(async () => {
    call = await openHandsetCall('wifi');
  });
  afterAll(() => call?.[Symbol.asyncDispose]());

  test('with a tenth of the packets lost and 100 ms each way both hear each other, and what is counted is what happened', async () => {
    await connect(call);
    const { page } = call.anna;
    const warned = whenShown(page.getByText('głos rozmówcy może się rwać'));
    const interval = await faultyInterval(call, { loss: 10, delay: 100 }, 15_000);
    const { down, up, rttTrueMs, rttSeenMs } = interval;
    // A point of loss: the interval of a count and that of the truth begin and end some packets apart.
    expect(down.lossTrue).toBeGreaterThan(5);
    expect(Math.abs(down.lossSeen - down.lossTrue)).toBeLessThanOrEqual(1);
    expect(Math.abs(up.lossSeen - up.lossTrue)).toBeLessThanOrEqual(1);
    expect(rttTrueMs).toBeGreaterThanOrEqual(200);
    expect(Math.abs((rttSeenMs ?? 0) - rttTrueMs)).toBeLessThanOrEqual(rttTrueMs * 0.05);
    await call.anna.hears(CUSTOMER_HZ);
    expect((await warned) - interval.from).toBeLessThanOrEqual(5_000);
    await page.getByRole('button', { name: /^Diagnostyka sieci/ }).tap();
    await page.getByRole('img', { name: /^Straty pakietów w czasie rozmowy/ }).waitFor();
    await call.anna.press('Zamknij');
    // The phone looks once a second: once another report has come, it has seen the one that tells of the faults.
    await nextReport(call);
    await call.anna.press('Rozłącz');
    await call.customer.waitFor('CALL_CLOSED');
    const heard = await call.customer.heard();
    expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(ANNA_HZ);

    // F36, F38: what this device kept of the call is what the network did to it.
    const all = await keptSamples(page);
    const samples = within(all, interval);
    const heardLoss = meanOf(samples.map((sample) => sample.inbound.lossPercent));
    expect(Math.abs(heardLoss - down.lossTrue)).toBeLessThanOrEqual(1);
    // The platform's reports do not begin and end with the faults: what they tell of the whole call was lost in this part of it.
    const spokenLoss = totalOf(all.map((sample) => sample.outbound.lossPercent)) / seconds(interval);
    expect(Math.abs(spokenLoss - up.lossTrue)).toBeLessThanOrEqual(1);
    expect(Math.abs((samples.at(-1)?.rttMs ?? 0) - rttTrueMs)).toBeLessThanOrEqual(Math.max(5, rttTrueMs * 0.05));
    await call.anna.opensMyCalls();
    await call.anna.newestRow().tap();
    await call.anna.press('Diagnostyka sieci');
    const [download] = await Promise.all([page.waitForEvent('download'), call.anna.press('Zapisz jako Excel')]);
    const sheets = await exportedSheets(await download.path());
    expect([...sheets.keys()]).toEqual(['Podsumowanie', 'Próbki']);
    expect(sheets.get('Próbki')?.filter((row) => typeof row[2] === 'number').length).toBeGreaterThan(10);
    expect(call.anna.complaints).toEqual([]);
  });
});

test.skipIf(why)(
  'an agent whose Wi-Fi goes away, and who is on mobile data only then, talks on in the same call, both ways',
  async () => {
    await using call = await openHandsetCall('wifi');
    const { anna, customer, network } = call;
    await connect(call);
    await network.takeDown('wifi');
    // Until the last packet that was on its way is counted.
    let received = -1;
    await expect
      .poll(async () => {
        const before = received;
        ({ received } = await statisticsOf(anna.page));
        return received === before;
      })
      .toBe(true);
    await network.bringUp('mobile');
    const back = performance.now();
    await expect
      .poll(async () => (await statisticsOf(anna.page)).received, { timeout: 18_000 })
      .toBeGreaterThan(received);
    process.stdout.write(`back in the call ${Math.round(performance.now() - back)} ms after the new network came\n`);
    await anna.hears(CUSTOMER_HZ);
    await customer.hears((await customer.heardMs()) + 3_000);
    await anna.press('Rozłącz');
    await customer.waitFor('CALL_CLOSED');
    const heard = await customer.heard();
    const last = (heard.channels[0] ?? new Int16Array()).slice(-2 * heard.sampleRate, -heard.sampleRate);
    expect(dominantFrequency(last, heard.sampleRate)).toBe(ANNA_HZ);
    const { client } = await call.platform.api('anna');
    const calls = await client.listMyCalls({});
    expect(calls.ok && calls.value.items.length).toBe(1);
  },
);
