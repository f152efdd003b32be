import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { type HandsetCall, connect, openHandsetCall } from '../e2e/support/handset-call.ts';
import { listenTo } from '../e2e/support/recordings.ts';
import { statisticsOf } from '../e2e/support/statistics.ts';
import { percentile, silencesIn } from './media/silences.ts';

/*
 * From Wi-Fi to mobile data in the middle of a call, and back: the way in use is lost n times each way there is of losing it. Its
 * packets vanish without a word (`cut`), or its device goes down (`down`). Printed: how long each side heard nothing. The call must
 * go on in all of them.
 */
const TIMES = Number(process.argv[2] ?? 30);
/** A gap longer than this is a call that is dead to those who speak. */
const PATIENCE_MS = 20_000;
/** Until both ways are usable again: the browser checks an idle pair every few seconds. */
const SETTLE_MS = 6_000;

type Way = 'wifi' | 'mobile';
type Loss = 'cut' | 'down';

/** Which link carries the call's sound at this moment. */
async function wayInUse({ network }: HandsetCall): Promise<Way> {
  await Promise.all([network.wifi.reset(), network.mobile.reset()]);
  await delay(500);
  const [wifi, mobile] = await Promise.all([network.wifi.stats(), network.mobile.stats()]);
  return wifi.there.udpIn > mobile.there.udpIn ? 'wifi' : 'mobile';
}

const lose = ({ network }: HandsetCall, way: Way, loss: Loss) =>
  loss === 'cut' ? network[way].cut() : network.takeDown(way);
const giveBack = ({ network }: HandsetCall, way: Way, loss: Loss) =>
  loss === 'cut' ? network[way].restore() : network.bringUp(way);

/** Milliseconds in which the handset received nothing, from the loss on. */
async function silenceDown({ anna: { page } }: HandsetCall, lostAt: number): Promise<number> {
  let { received } = await statisticsOf(page);
  let last = performance.now();
  let longest = 0;
  for (;;) {
    const now = performance.now();
    const next = (await statisticsOf(page)).received;
    if (next > received) {
      longest = Math.max(longest, now - last);
      [received, last] = [next, now];
      // Half a second of packets without a gap after one: sound is back.
      if (now - lostAt > 500 && longest > 200) return longest;
      if (now - lostAt > 3_000) return longest;
    }
    if (now - last > PATIENCE_MS) return Number.POSITIVE_INFINITY;
    await delay(20);
  }
}

async function handovers(loss: Loss) {
  await using call = await openHandsetCall('wifi and mobile');
  await connect(call);
  const down: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    await delay(SETTLE_MS);
    const way = await wayInUse(call);
    const lostAt = performance.now();
    await lose(call, way, loss);
    const gap = await silenceDown(call, lostAt);
    process.stdout.write(`${loss} ${time + 1}/${TIMES} ${way}: ${Math.round(gap)} ms\n`);
    await giveBack(call, way, loss);
    down.push(gap);
    if (gap === Number.POSITIVE_INFINITY) break;
  }
  await call.anna.press('Rozłącz');
  await call.customer.waitFor('CALL_CLOSED');
  const { client } = await call.platform.api('anna');
  const calls = await client.listMyCalls({ limit: 1 });
  const id = calls.ok ? (calls.value.items[0]?.recording?.id ?? '') : '';
  const recording = await listenTo(call.platform, 'anna', id);
  const up = silencesIn(recording.channels[0] ?? new Int16Array(), recording.sampleRate);
  return {
    loss,
    times: down.length,
    dropped: down.filter((gap) => gap === Number.POSITIVE_INFINITY).length,
    towardsHandset: { p50: Math.round(percentile(down, 0.5)), p95: Math.round(percentile(down, 0.95)) },
    fromHandset: { gaps: up.length, p50: percentile(up, 0.5), p95: percentile(up, 0.95) },
  };
}

const results = [await handovers('cut'), await handovers('down')];
for (const { loss, towardsHandset: towards, fromHandset: from } of results) {
  process.stdout.write(`${loss}: towards the handset p50 ${towards.p50} p95 ${towards.p95} ms, `);
  process.stdout.write(`from it p50 ${from.p50} p95 ${from.p95} ms\n`);
}
process.stdout.write(`${JSON.stringify({ proof: 'handover', results })}\n`);
process.exitCode = results.every(({ dropped, times }) => dropped === 0 && times === TIMES) ? 0 : 1;
