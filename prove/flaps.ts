import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { chanceOf } from '@wpm/kernel';
import { HandsetNetwork, startPlatform } from '@wpm/testkit';
import { Agent } from '../e2e/support/agent.ts';
import { percentile } from './media/silences.ts';

/*
 * Two phones in one call, and the network of one of them gone n times, for half a second to six seconds: its packets vanish without a
 * word (`cut`), or its device goes down (`down`), by turns. Printed: how long it takes from when the network begins to return until each
 * hears the other. Just before, neither may hear the other: a proof in which nothing was lost would prove nothing. It must be one call in
 * the end, that nobody but its user ended.
 *
 * `npm run prove -- flaps [n] [seed]`; needs root, for network namespaces.
 */
const TIMES = Number(process.argv[2] ?? 50);
const SEED = Number(process.argv[3] ?? 1);
const [SHORTEST_MS, LONGEST_MS] = [500, 6_000];
const PATIENCE_MS = 20_000;
/** Between two flaps both speak. */
const TALK_MS = 1_500;
const [ANNA_HZ, JAN_HZ] = [700, 1_100];
const TOLERANCE_HZ = 12;
const LOOK_MS = 20;
/** What a jitter buffer plays into a gap peaks at the lost tone now and then; all of so many looks do so only where the tone comes. */
const LOOKS = 5;

const chance = chanceOf(SEED);
await using network = await HandsetNetwork.open();
await network.takeDown('mobile');
await using platform = await startPlatform({ host: network.serverAddress, inside: network.inside('server') });
const { url: baseUrl, password } = platform;
const inside = { anna: network.inside('handset'), jan: network.inside('server') };
await using anna = await Agent.ready({ baseUrl, login: 'anna', password, hz: ANNA_HZ, inside: inside.anna });
await using jan = await Agent.ready({ baseUrl, login: 'jan', password, hz: JAN_HZ, inside: inside.jan });
await anna.dial('102');
await jan.press('Odbierz');
await Promise.all([anna.hears(JAN_HZ), jan.hears(ANNA_HZ)]);

const took = { flapping: [] as number[], other: [] as number[] };
let dropped = 0;
/** Times in which somebody still heard the other when the network was said to be gone. */
let unharmed = 0;
for (let time = 0; time < TIMES && dropped === 0; time++) {
  await delay(TALK_MS);
  const how = time % 2 === 0 ? 'cut' : 'down';
  const goneMs = Math.round(SHORTEST_MS + chance() * (LONGEST_MS - SHORTEST_MS));
  await (how === 'cut' ? network.wifi.cut() : network.takeDown('wifi'));
  await delay(goneMs);
  const heard = await Promise.all([hearsStill(anna, JAN_HZ), hearsStill(jan, ANNA_HZ)]);
  if (heard.includes(true)) unharmed += 1;
  const since = performance.now();
  await (how === 'cut' ? network.wifi.restore() : network.bringUp('wifi'));
  const [flapping, other] = await Promise.all([hearsAfter(anna, JAN_HZ, since), hearsAfter(jan, ANNA_HZ, since)]);
  if (flapping === undefined || other === undefined) dropped += 1;
  took.flapping.push(flapping ?? Number.POSITIVE_INFINITY);
  took.other.push(other ?? Number.POSITIVE_INFINITY);
  process.stdout.write(
    `${time + 1}/${TIMES} ${how} for ${goneMs} ms: heard after ${took.flapping.at(-1)} and ${took.other.at(-1)} ms\n`,
  );
}
await anna.press('Rozłącz').catch(() => {});
const { client } = await platform.api('anna');
const calls = await client.listMyCalls({});
const items = calls.ok ? calls.value.items : [];
const of = (values: readonly number[]) => ({
  p50: percentile(values, 0.5),
  p95: percentile(values, 0.95),
  longest: Math.max(...values),
});
const figures = {
  flaps: took.flapping.length,
  dropped,
  unharmed,
  flappingHearsMs: of(took.flapping),
  otherHearsMs: of(took.other),
  records: items.map(({ result }) => result),
};
process.stdout.write(`${JSON.stringify({ proof: 'flaps', seed: SEED, ...figures })}\n`);
const isOneCall = items.length === 1 && items[0]?.result === 'answered';
process.exitCode = dropped === 0 && unharmed === 0 && isOneCall && figures.flaps === TIMES ? 0 : 1;

/** Milliseconds from then until the page hears this tone; undefined if it never does: the call is lost to them. */
async function hearsAfter({ page }: Agent, hz: number, since: number): Promise<number | undefined> {
  while (performance.now() - since < PATIENCE_MS) {
    if (await isHeard(page, hz)) return Math.round(performance.now() - since);
    await delay(LOOK_MS);
  }
  return undefined;
}

/** Whether the page hears this tone now, at every one of some looks. */
async function hearsStill({ page }: Agent, hz: number): Promise<boolean> {
  for (let look = 0; look < LOOKS; look++) {
    if (!(await isHeard(page, hz))) return false;
    await delay(LOOK_MS);
  }
  return true;
}

async function isHeard(page: Agent['page'], hz: number): Promise<boolean> {
  const heard = await page.evaluate(() => globalThis.strongestTone?.() ?? 0);
  return Math.abs(heard - hz) <= TOLERANCE_HZ;
}
