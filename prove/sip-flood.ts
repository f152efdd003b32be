/*
 * A flood of REGISTER and INVITE from 64 strange addresses, at ten times what the platform sets up: its memory stays capped, it
 * stays alive, and calls of others are set up in at most twice their usual time (p95).
 *
 * `npm run prove -- sip-flood [seconds] [messages per second]`: 60 seconds of 12,000 by default. Needs root.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { Flood, Outsider, SILENT_OFFER, SipPhone, type TestPlatform, freePort, startPlatform } from '@wpm/testkit';
import { registeredPhone } from '../e2e/support/scene.ts';

const SECONDS = Number(process.argv[2] ?? 60);
const PER_SECOND = Number(process.argv[3] ?? 12_000);
const USUAL_CALLS = 200;
/** What the platform may take for strangers: half of what its transactions may hold, and the runtime's slack. */
const MOST_MORE_MB = 256;

await using outsider = await Outsider.open({ addresses: 64 });
const port = await freePort();
const trunkPort = await freePort();
const started = await startPlatform({
  trunkPort,
  environment: { WPM_SIP: `127.0.0.1:${port},${outsider.platformAddress}:${port}` },
});
await using platform: TestPlatform = { ...started, sip: { host: '127.0.0.1', port } };
await using anna = await registeredPhone(platform, 'anna');
const server = { transport: 'udp', address: '127.0.0.1', port } as const;
const local = { address: '127.0.0.1', port: trunkPort };
await using trunk = await SipPhone.open({ server, local, user: '+48600100200', domain: '127.0.0.1' });

/** One call: milliseconds from the INVITE to its 200. */
async function setUp(): Promise<number> {
  const began = performance.now();
  const call = trunk.call(`sip:+48221000101@127.0.0.1:${port}`, SILENT_OFFER);
  const incoming = await anna.incoming();
  await Promise.all([incoming.answer(SILENT_OFFER), call.answered()]);
  const ms = performance.now() - began;
  await Promise.all([call.bye(), incoming.ended()]);
  return ms;
}

/** Calls one after the other, for as long as this says. */
async function setUps(goOn: (calls: number) => boolean): Promise<readonly number[]> {
  const all: number[] = [];
  while (goOn(all.length)) all.push(await setUp());
  return all.toSorted((left, right) => left - right);
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

function memoryMb(): number {
  const status = readFileSync(`/proc/${platform.pidOf('platform')}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1_024;
}

await setUps((calls) => calls < USUAL_CALLS / 4);
const usual = await setUps((calls) => calls < USUAL_CALLS);
const before = { pid: platform.pidOf('platform'), mb: memoryMb() };

let most = before.mb;
const watching = setInterval(() => (most = Math.max(most, memoryMb())), 200);
const flood = new Flood(outsider, { port, domain: platform.domain, perSecond: PER_SECOND });
const until = performance.now() + SECONDS * 1_000;
const flooded = await setUps(() => performance.now() < until);
const sent = await flood.stop();
clearInterval(watching);

const registered = (await anna.register()).status;
const rows = {
  'requests of the flood': `${sent} in ${SECONDS} s`,

  'calls set up during it': flooded.length,
  'set-up p50 usual / flooded, ms': `${at(usual, 0.5).toFixed(1)} / ${at(flooded, 0.5).toFixed(1)}`,
  'set-up p95 usual / flooded, ms': `${at(usual, 0.95).toFixed(1)} / ${at(flooded, 0.95).toFixed(1)}`,
  'platform memory before / most / after, MB': [before.mb, most, memoryMb()].map(Math.round).join(' / '),
  'registered agent registers': registered,
};
for (const [what, value] of Object.entries(rows)) process.stdout.write(`${what.padEnd(44)} ${value}\n`);
process.stdout.write(
  `${JSON.stringify({ proof: 'sip-flood', seconds: SECONDS, sent, calls: flooded.length, usualP95: at(usual, 0.95), floodedP95: at(flooded, 0.95), beforeMb: before.mb, mostMb: most })}\n`,
);

const broken = [
  platform.pidOf('platform') !== before.pid && 'the platform died',
  most - before.mb > MOST_MORE_MB && `memory grew by more than ${MOST_MORE_MB} MB`,
  !(at(flooded, 0.95) <= 2 * at(usual, 0.95)) && 'calls of others took more than twice their usual time (p95)',
  registered !== 200 && 'a registered agent could not register',
].filter((what) => what !== false);
for (const what of broken) process.stderr.write(`BROKEN: ${what}\n`);
process.exitCode = broken.length === 0 ? 0 : 1;
