/*
 * A browser's call over networks with one fault each: loss of 1, 10 and 30 %, a round trip of 200 ms, jitter, bursts of loss, reordering,
 * duplicates. Told is what the simulated network truly did, and what the browser and the platform count of it; it must agree: within
 * a point of loss, 5 % or 5 ms of the round trip, a quarter of the jitter. Printed beside it: how much of the sound the browser had to
 * make up. Both must hear each other over each of them.
 *
 * `npm run prove -- network [seconds for each]`. Needs root.
 */
import process from 'node:process';
import { type Faults, whyNoHandsetNetwork } from '@wpm/testkit';
import { type FaultyInterval, faultyInterval } from '../e2e/support/faulty-interval.ts';
import { CUSTOMER_HZ, connect, openHandsetCall } from '../e2e/support/handset-call.ts';

const SECONDS = Number(process.argv[2] ?? 20);
const PROFILES: Readonly<Record<string, Faults>> = {
  'loss 1 %': { loss: 1 },
  'loss 10 %': { loss: 10 },
  'loss 30 %': { loss: 30 },
  'RTT 200 ms': { delay: 100 },
  // So little that packets hardly overtake each other: Chromium leaves those out of its jitter.
  'jitter 6 ms': { delay: 60, jitter: 6 },
  'bursts of loss': { 'burst-start': 1, 'burst-end': 20 },
  'reordering 5 %': { delay: 60, reorder: 5 },
  'duplicates 5 %': { duplicate: 5 },
};
const AIM = { lossPoints: 1, rttMs: 5, rttShare: 0.05, jitterShare: 0.25 };

const why = whyNoHandsetNetwork();
if (why) {
  process.stderr.write(`no calls over a simulated network: ${why}\n`);
  process.exit(2);
}

await using call = await openHandsetCall('wifi');
await connect(call);
const results: { readonly profile: string; readonly faults: readonly string[]; readonly interval: FaultyInterval }[] =
  [];
for (const [profile, faults] of Object.entries(PROFILES)) {
  const interval = await faultyInterval(call, faults, SECONDS * 1_000);
  await call.anna.hears(CUSTOMER_HZ);
  const result = { profile, faults: offIn(interval, faults), interval };
  process.stdout.write(`${lineOf(profile, interval)}${result.faults.map((fault) => `  OFF: ${fault}`).join('')}\n`);
  results.push(result);
}
await call.anna.press('Rozłącz');
await call.customer.waitFor('CALL_CLOSED');
process.stdout.write(`${JSON.stringify({ proof: 'network', seconds: SECONDS, results })}\n`);
process.exitCode = results.every(({ faults }) => faults.length === 0) ? 0 : 1;

/** What was counted otherwise than it was. */
function offIn({ down, up, rttTrueMs, rttSeenMs }: FaultyInterval, { jitter, reorder }: Faults): string[] {
  const off: string[] = [];
  for (const [way, seen] of [
    ['down', down],
    ['up', up],
  ] as const) {
    const loss = seen.lossSeen - seen.lossTrue;
    if (Math.abs(loss) > AIM.lossPoints) off.push(`loss ${way} by ${loss.toFixed(2)} points`);
    // What is true is reckoned for delays that are spread as jitter is.
    const share = jitter ? seen.jitterMs / seen.jitterTrueMs - 1 : 0;
    if (Math.abs(share) > AIM.jitterShare) off.push(`jitter ${way} by ${(100 * share).toFixed(0)} %`);
  }
  // Who overtakes here does so by the whole delay: one round trip is nothing like their mean.
  if (reorder) return off;
  // One round trip is one draw of the delays of both ways.
  const drawn = 2 * Math.hypot(down.delayDeviationMs, up.delayDeviationMs);
  const rtt = (rttSeenMs ?? Infinity) - rttTrueMs;
  if (Math.abs(rtt) > Math.max(AIM.rttMs, AIM.rttShare * rttTrueMs) + drawn) off.push(`RTT by ${rtt.toFixed(0)} ms`);
  return off;
}

function pair(seen: number, truth: number): string {
  return `${seen.toFixed(1)}/${truth.toFixed(1)}`;
}

/** Each pair is what was counted, and what was true. */
function lineOf(profile: string, { down, up, rttTrueMs, rttSeenMs, concealed }: FaultyInterval): string {
  const loss = `loss down ${pair(down.lossSeen, down.lossTrue)} up ${pair(up.lossSeen, up.lossTrue)} %`;
  const jitter = `jitter down ${pair(down.jitterMs, down.jitterTrueMs)} up ${pair(up.jitterMs, up.jitterTrueMs)} ms`;
  return `${profile.padEnd(15)} ${loss}, RTT ${pair(rttSeenMs ?? NaN, rttTrueMs)} ms, ${jitter}, made up ${concealed.toFixed(1)} %`;
}
