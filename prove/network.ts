/*
 * A browser's call over networks with one fault each: loss of 1, 10 and 30 %, a round trip of 200 ms, jitter, bursts of loss, reordering,
 * duplicates. Told is what the simulated network truly did, and what the browser and the platform count of it; it must agree: within
 * a point of loss, 5 % or 5 ms of the round trip, a quarter of the jitter. A machine that has other work adds jitter and delay of its own:
 * before and after each of them the same is counted over the network without a fault, and what is counted then may be there as well.
 * Printed beside it: how much of the sound the browser had to make up. Both must hear each other over each of them.
 *
 * `npm run prove -- network [seconds for each]`. Needs root.
 */
import process from 'node:process';
import { type Faults, whyNoHandsetNetwork } from '@wpm/testkit';
import { type FaultyInterval, faultyInterval } from '../e2e/support/faulty-interval.ts';
import { CUSTOMER_HZ, connect, openHandsetCall } from '../e2e/support/handset-call.ts';
import { type Noise, between, faultsIn, noiseOf } from './network/faults-in.ts';

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
/** So long that the platform reports at least once. */
const CONTROL_MS = 10_000;

const why = whyNoHandsetNetwork();
if (why) {
  process.stderr.write(`no calls over a simulated network: ${why}\n`);
  process.exit(2);
}

await using call = await openHandsetCall('wifi');
await connect(call);
type Result = {
  readonly profile: string;
  readonly faults: readonly string[];
  readonly interval: FaultyInterval;
  readonly noise: Noise;
};

const results: Result[] = [];
let before = noiseOf(await faultyInterval(call, {}, CONTROL_MS));
for (const [profile, faults] of Object.entries(PROFILES)) {
  const interval = await faultyInterval(call, faults, SECONDS * 1_000);
  await call.anna.hears(CUSTOMER_HZ);
  const after = noiseOf(await faultyInterval(call, {}, CONTROL_MS));
  const noise = between(before, after);
  before = after;
  const off = faultsIn(interval, faults, noise);
  process.stdout.write(`${lineOf(profile, interval, noise)}${off.map((fault) => `  OFF: ${fault}`).join('')}\n`);
  results.push({ profile, faults: off, interval, noise });
}
await call.anna.press('Rozłącz');
await call.customer.waitFor('CALL_CLOSED');
process.stdout.write(`${JSON.stringify({ proof: 'network', seconds: SECONDS, results })}\n`);
process.exitCode = results.every(({ faults }) => faults.length === 0) ? 0 : 1;

function pair(seen: number, truth: number): string {
  return `${seen.toFixed(1)}/${truth.toFixed(1)}`;
}

/** Each pair is what was counted, and what was true. */
function lineOf(profile: string, { down, up, rttTrueMs, rttSeenMs, concealed }: FaultyInterval, noise: Noise): string {
  const loss = `loss down ${pair(down.lossSeen, down.lossTrue)} up ${pair(up.lossSeen, up.lossTrue)} %`;
  const jitter = `jitter down ${pair(down.jitterMs, down.jitterTrueMs)} up ${pair(up.jitterMs, up.jitterTrueMs)} ms`;
  const own = `the machine's own: RTT ${noise.rtt.toFixed(1)}, jitter ${noise.down.toFixed(1)} and ${noise.up.toFixed(1)} ms`;
  return `${profile.padEnd(15)} ${loss}, RTT ${pair(rttSeenMs ?? NaN, rttTrueMs)} ms, ${jitter}, made up ${concealed.toFixed(1)} %; ${own}`;
}
