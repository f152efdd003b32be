/*
 * The agent reloads the app in the middle of a call, n times, the call being the same all the time. Printed: how long it takes from
 * the reload until the new page hears the customer, and how long the customer does not hear the agent, as the recording has it. The
 * call must go on through all of them, be one record with one recording, and the agent be heard in it at the end.
 *
 * `npm run prove -- reload [n]`
 */
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort, startPlatform } from '@wpm/testkit';
import { Agent } from '../e2e/support/agent.ts';
import { Baresip } from '../e2e/support/baresip.ts';
import { hearsFromNow } from '../e2e/support/customer-ear.ts';
import { listenTo } from '../e2e/support/recordings.ts';
import { percentile, silencesIn } from './media/silences.ts';

const TIMES = Number(process.argv[2] ?? 30);
const AIM_P95_MS = 5_000;
const PATIENCE_MS = 20_000;
/** Between two reloads: both speak. */
const TALK_MS = 2_000;
const [ANNA_HZ, CUSTOMER_HZ] = [850, 1_450];

const trunkPort = await freePort();
await using platform = await startPlatform({ trunkPort });
await using customer = await Baresip.start({ sipPort: trunkPort, hz: CUSTOMER_HZ, answer: 'auto' });
const { url: baseUrl, password } = platform;
await using anna = await Agent.ready({ baseUrl, login: 'anna', password, hz: ANNA_HZ });
anna.page.on('dialog', (dialog) => void dialog.accept());
await anna.dial('600100200');
await anna.hears(CUSTOMER_HZ);

const back: number[] = [];
for (let time = 0; time < TIMES; time++) {
  await delay(TALK_MS);
  const ms = await reload();
  process.stdout.write(`${time + 1}/${TIMES}: ${Math.round(ms)} ms\n`);
  back.push(ms);
}
const again = await hearsFromNow(customer);
await anna.press('Rozłącz');
await customer.waitFor('CALL_CLOSED');
const isHeard = again(await customer.heard()) === ANNA_HZ;

const { client } = await platform.api('anna');
const calls = await client.listMyCalls({});
const items = calls.ok ? calls.value.items : [];
const recording = await listenTo(platform, 'anna', items[0]?.recording?.id ?? '');
const unheard = silencesIn(recording.channels[0] ?? new Int16Array(), recording.sampleRate);
const figures = {
  reloads: back.length,
  hearsAgainMs: { p50: Math.round(percentile(back, 0.5)), p95: Math.round(percentile(back, 0.95)) },
  unheardMs: { gaps: unheard.length, p50: percentile(unheard, 0.5), p95: percentile(unheard, 0.95) },
  records: items.length,
  isHeard,
};
process.stdout.write(`${JSON.stringify({ proof: 'reload', ...figures })}\n`);
process.exitCode = items.length === 1 && isHeard && figures.hearsAgainMs.p95 <= AIM_P95_MS ? 0 : 1;

/** Milliseconds from the reload until the page hears the customer. @throws where it never does: the call is lost */
async function reload(): Promise<number> {
  const since = performance.now();
  await anna.page.reload();
  await anna.hears(CUSTOMER_HZ, PATIENCE_MS);
  return performance.now() - since;
}
