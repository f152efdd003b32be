/*
 * 10,000 phones register at once, as after a network that was away: digest, every one twice asked, requests without an answer sent
 * again, some of the phones pages with a WebSocket of their own. Meanwhile calls go on, five a second, from the trunk and from phone
 * to phone. Printed: how long a call's INVITE takes to its 180 and its 200 before the storm and in it, how long until all are
 * registered, and the platform's memory. What must hold: nobody's call fails, all are registered, and p95 to the 180 in the storm
 * is at most twice what it is without.
 *
 * `npm run prove -- registration-storm [phones] [of them pages] [seconds of calls before]`: 10,000, 1,000 and 20 by default.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { startPlatform } from '@wpm/testkit';
import { makeUsers } from '../bench/calls/users.ts';
import { cpuMicros, residentBytes } from '../bench/sip/usage.ts';
import { makePhones } from './registration-storm/make-phones.ts';
import type { StormNews, StormOrder } from './registration-storm/storm.ts';
import type { Tally } from './registration-storm/storm-phone.ts';
import { Trickle, type TrickleCall } from './registration-storm/trickle.ts';

const PHONES = Number(process.argv[2] ?? 10_000);
const PAGES = Number(process.argv[3] ?? 1_000);
const BEFORE_S = Number(process.argv[4] ?? 20);
const USERS = 40;
const WARM_UP_MS = 5_000;
/** Of calls during the storm, the p95. */
const LONGEST_SET_UP_MS = 1_000;
const LONGEST_STORM_MS = 90_000;

await using platform = await startPlatform();
const phones = await makePhones(platform, PHONES, PAGES);
const users = await makeUsers(platform, USERS);
await using trickle = await Trickle.open(platform, users);

const storm = fork(new URL('registration-storm/storm.ts', import.meta.url));
let tally: Tally = { registered: 0, again: 0, unanswered: 0, refused: {} };
const ready = Promise.withResolvers<void>();
const done = Promise.withResolvers<void>();
storm.on('message', (news: StormNews) => {
  if (news.kind === 'ready') return ready.resolve();
  tally = news.tally;
  if (news.kind === 'done') done.resolve();
});
const order: StormOrder = {
  address: platform.sip.host,
  port: platform.sip.port,
  socketUrl: `${platform.url.replace('http', 'ws')}/sip`,
  phones,
};
storm.send(order);
await ready.promise;

const pid = platform.pidOf('platform');
const before = { mb: residentBytes(pid) / 1e6, cpu: cpuMicros(pid), drops: udpDrops() };
let mostMb = before.mb;
const watching = setInterval(() => (mostMb = Math.max(mostMb, residentBytes(pid) / 1e6)), 100);
trickle.start();
await delay(WARM_UP_MS);
const calmFrom = performance.now();
await delay(BEFORE_S * 1_000);
const calmCpu = cpuMicros(pid);
const stormFrom = performance.now();
storm.send('go');
await Promise.race([done.promise, delay(LONGEST_STORM_MS, undefined, { ref: false })]);
const stormTo = performance.now();
const stormCpu = cpuMicros(pid) - calmCpu;
const drops = udpDrops() - before.drops;
clearInterval(watching);
await trickle.stop();
storm.kill();
await once(storm, 'exit');
const afterMb = residentBytes(pid) / 1e6;

const within = (from: number, to: number) => trickle.calls.filter(({ began }) => began >= from && began < to);
const calm = within(calmFrom, stormFrom);
const stormy = within(stormFrom, stormTo);

/** Sorted, of those that came so far. */
const times = (calls: readonly TrickleCall[], which: 'ringing' | 'answered'): readonly number[] =>
  calls.flatMap((call) => call[which] ?? []).toSorted((left, right) => left - right);
const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
const printed = (sorted: readonly number[]): string =>
  [at(sorted, 0.5), at(sorted, 0.95), at(sorted, 1)].map((ms) => ms.toFixed(0)).join(', ');
/** Datagrams the kernel had no room for, of all sockets. */
function udpDrops(): number {
  const lines = readFileSync('/proc/net/snmp', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('Udp:'));
  const [names = [], values = []] = lines.map((line) => line.split(' '));
  return Number(values[names.indexOf('RcvbufErrors')] ?? 0);
}

const [calmRinging, stormRinging] = [times(calm, 'ringing'), times(stormy, 'ringing')];
const failures = trickle.calls.flatMap(({ failure }) => failure ?? []);
const seconds = (stormTo - stormFrom) / 1_000;
const rows = {
  'phones registered, of them pages': `${tally.registered} of ${PHONES}, ${PAGES}`,
  'until all were registered, s': seconds.toFixed(1),
  'requests sent again, unanswered in 32 s': `${tally.again}, ${tally.unanswered}`,
  'refusals by status': JSON.stringify(tally.refused),
  'calls before, in the storm, failed of all': `${calm.length}, ${stormy.length}, ${failures.length}`,
  'INVITE to 180 before: p50, p95, longest, ms': printed(calmRinging),
  'INVITE to 180 in the storm, ms': printed(stormRinging),
  '  of them from the trunk': printed(
    times(
      stormy.filter(({ from }) => from === 'trunk'),
      'ringing',
    ),
  ),
  '  of them from phones': printed(
    times(
      stormy.filter(({ from }) => from === 'phone'),
      'ringing',
    ),
  ),
  'INVITE to 200 before, ms': printed(times(calm, 'answered')),
  'INVITE to 200 in the storm, ms': printed(times(stormy, 'answered')),
  'datagrams the kernel dropped': drops,
  'platform CPU in the storm, s': (stormCpu / 1e6).toFixed(1),
  'platform memory before, most, after, MB': [before.mb, mostMb, afterMb].map((mb) => mb.toFixed(0)).join(', '),
};
for (const [what, value] of Object.entries(rows)) process.stdout.write(`${what.padEnd(46)} ${value}\n`);
for (const failure of new Set(failures)) process.stdout.write(`  ${failure}\n`);
process.stdout.write(
  `${JSON.stringify({ proof: 'registration-storm', phones: PHONES, pages: PAGES, seconds, tally, calmP95: at(calmRinging, 0.95), stormP95: at(stormRinging, 0.95), failed: failures.length, mostMb })}\n`,
);
const broken = [
  tally.registered < PHONES && `${PHONES - tally.registered} were not registered in ${LONGEST_STORM_MS / 1_000} s`,
  failures.length > 0 && `${failures.length} calls failed`,
  !(at(stormRinging, 0.95) <= LONGEST_SET_UP_MS) && `INVITE to 180 took more than ${LONGEST_SET_UP_MS} ms (p95)`,
].filter((what) => what !== false);
for (const what of broken) process.stderr.write(`BROKEN: ${what}\n`);
process.exitCode = broken.length === 0 ? 0 : 1;
