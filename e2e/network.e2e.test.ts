import process from 'node:process';
import { dominantFrequency, whyNoHandsetNetwork } from '@wpm/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { faultyInterval } from './support/faulty-interval.ts';
import { middleOf } from './support/recordings.ts';
import { ANNA_HZ, CUSTOMER_HZ, type HandsetCall, connect, openHandsetCall } from './support/handset-call.ts';

const why = whyNoHandsetNetwork();
if (why) process.stderr.write(`SKIPPED: calls over a simulated network: ${why}\n`);

describe.skipIf(why)('an agent on a network with faults', () => {
  let call: HandsetCall;

  beforeAll(async () => {
    call = await openHandsetCall('wifi');
  });
  afterAll(() => call?.[Symbol.asyncDispose]());

  test('with a tenth of the packets lost and 100 ms each way both hear each other, and what is counted is what happened', async () => {
    await connect(call);
    const { down, up, rttTrueMs, rttSeenMs } = await faultyInterval(call, { loss: 10, delay: 100 }, 10_000);
    // A point of loss: the interval of a count and that of the truth begin and end some packets apart.
    expect(down.lossTrue).toBeGreaterThan(5);
    expect(Math.abs(down.lossSeen - down.lossTrue)).toBeLessThanOrEqual(1);
    expect(Math.abs(up.lossSeen - up.lossTrue)).toBeLessThanOrEqual(1);
    expect(rttTrueMs).toBeGreaterThanOrEqual(200);
    expect(Math.abs((rttSeenMs ?? 0) - rttTrueMs)).toBeLessThanOrEqual(rttTrueMs * 0.05);
    await call.anna.hears(CUSTOMER_HZ);
    await call.anna.press('Rozłącz');
    await call.customer.waitFor('CALL_CLOSED');
    const heard = await call.customer.heard();
    expect(dominantFrequency(middleOf(heard, 0), heard.sampleRate)).toBe(ANNA_HZ);
  });
});
