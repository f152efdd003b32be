/*
 * Half an hour of a busy centre: agents with SIP phones take one call after the other from customers on the trunk, three to fifteen
 * seconds of it, both sides speaking all the time, every call recorded and archived. None may fail; what platform and media process
 * hold in memory must not rise once they are warm (the first third is left out), by more than one per cent in an hour where the line
 * through the measurements can tell; and when all have hung up, calls, sessions, ports, transactions and descriptors must be what they
 * were before the first (trust.md, soak).
 *
 * `npm run prove -- soak [minutes] [agents] [seed]`. How much of the machine that was is printed: 70 % of it is meant.
 */
import { readFileSync, readdirSync } from 'node:fs';
import os from 'node:os';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { chanceOf } from '@wpm/kernel';
import { SipPhone, freePortRange, startPlatform } from '@wpm/testkit';
import { makeUsers } from '../bench/calls/users.ts';
import { cpuMicros, residentBytes } from '../bench/sip/usage.ts';
import { BusyAgent } from './soak/busy-agent.ts';
import { type Point, trendOf } from './soak/trend.ts';

const MINUTES = Number(process.argv[2] ?? 30);
const AGENTS = Number(process.argv[3] ?? 30);
const SEED = Number(process.argv[4] ?? 1);
const PROCESSES = ['platform', 'media'] as const;
const LOOK_MS = 1_000;
/** The least in so long is what is left after a collection; however short it all is, there are thirty. */
const WINDOW_MS = Math.min(30_000, MINUTES * 2_000);
const WARM_SHARE = 1 / 3;
const AIM_PER_HOUR = 0.01;
/** Phones register for an hour. */
const REGISTER_EVERY_MS = 20 * 60_000;
/** RFC 3261: a transaction lives for 32 s after its call; what the archive has to do may take longer. */
const SETTLED_WITHIN_MS = 180_000;
/** Connections to the database and files of the log come and go. */
const SPARE_DESCRIPTORS = 5;
const HOUR_MS = 3_600_000;

type Process = (typeof PROCESSES)[number];

const ports = 8 * AGENTS;
const rtp = await freePortRange(ports);
await using platform = await startPlatform({
  environment: { WPM_RTP: `127.0.0.1:${rtp}-${rtp + ports - 1}`, WPM_RECORDING_FORMAT: 'ogg' },
});
const { host: address, port } = platform.sip;
const local = { address: platform.trunk.host, port: platform.trunk.port };
const server = { transport: 'udp', address, port } as const;
await using customers = await SipPhone.open({ user: '+48600100200', domain: 'carrier.test', local, server });
await using opened = new AsyncDisposableStack();
const chance = chanceOf(SEED);
const agents: BusyAgent[] = [];
for (const user of await makeUsers(platform, AGENTS)) {
  agents.push(opened.use(await BusyAgent.open(user, { customers, platform, chance })));
}
const before = await rest();

const over = new AbortController();
const memory: Readonly<Record<Process, Point[]>> = { platform: [], media: [] };
const startedAt = performance.now();
const usedBefore = { machine: machineMs(), platform: usedMs('platform'), media: usedMs('media') };
const working = Promise.all(agents.map((agent) => agent.work(over.signal)));
await watch();
over.abort();
const passedMs = performance.now() - startedAt;
const used = { platform: usedMs('platform') - usedBefore.platform, media: usedMs('media') - usedBefore.media };
const busyShare = (machineMs() - usedBefore.machine) / passedMs / os.availableParallelism();
await working;
const left = await settled();

const calls = agents.reduce((sum, { done }) => sum + done.calls, 0);
const failures = agents.flatMap(({ done }) => done.failures);
const trends = Object.fromEntries(PROCESSES.map((name) => [name, trendOf(memory[name])]));
const rises = PROCESSES.filter((name) => {
  const trend = trends[name];
  return trend !== undefined && trend.perHour - 2 * trend.uncertainPerHour > AIM_PER_HOUR * trend.level;
});
const figures = {
  minutes: MINUTES,
  agents: AGENTS,
  calls,
  failed: failures.length,
  why: [...new Set(failures)].slice(0, 5),
  machineBusy: Number(busyShare.toFixed(2)),
  cpuMsPerCall: { platform: Math.round(used.platform / calls), media: Math.round(used.media / calls) },
  memory: Object.fromEntries(PROCESSES.map((name) => [name, inWords(name)])),
  rises,
  left,
};
for (const [what, value] of Object.entries(figures)) {
  process.stdout.write(`${what.padEnd(14)} ${typeof value === 'object' ? JSON.stringify(value) : value}\n`);
}
process.stdout.write(`${JSON.stringify({ proof: 'soak', ...figures })}\n`);
process.exitCode = failures.length === 0 && rises.length === 0 && left.length === 0 ? 0 : 1;

/** Notes memory until the time is over; registers the phones again meanwhile. */
async function watch(): Promise<void> {
  const leastOf: Record<Process, number> = { platform: Infinity, media: Infinity };
  let [windowEnds, registers] = [startedAt + WINDOW_MS, startedAt + REGISTER_EVERY_MS];
  for (let now = startedAt; now < startedAt + MINUTES * 60_000; now = performance.now()) {
    await delay(LOOK_MS);
    for (const name of PROCESSES) leastOf[name] = Math.min(leastOf[name], residentBytes(platform.pidOf(name)));
    if (now >= registers) {
      registers += REGISTER_EVERY_MS;
      await Promise.all(agents.map((agent) => agent.register()));
    }
    if (now < windowEnds) continue;
    windowEnds += WINDOW_MS;
    const isWarm = now - startedAt > MINUTES * 60_000 * WARM_SHARE;
    for (const name of PROCESSES) {
      if (isWarm) memory[name].push({ hours: (now - startedAt) / HOUR_MS, value: leastOf[name] });
      leastOf[name] = Infinity;
    }
    process.stdout.write(`${Math.round((now - startedAt) / 1_000)} s: ${failuresSoFar()} failed\n`);
  }
}

function failuresSoFar(): number {
  return agents.reduce((sum, { done }) => sum + done.failures.length, 0);
}

/** What must be as it was when all is over. */
async function rest(): Promise<Readonly<Record<string, number>>> {
  const metrics = await (await fetch(`${platform.url}/metrics`)).text();
  const gauge = (name: string): number => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1] ?? NaN);
  const names = ['wpm_calls', 'wpm_media_sessions', 'wpm_media_legs', 'wpm_media_ports_used', 'wpm_media_recordings'];
  const gauges = [...names, 'wpm_sip_transactions', 'wpm_recordings_to_archive'].map((name) => [name, gauge(name)]);
  const descriptors = PROCESSES.map((name) => [
    `descriptors of ${name}`,
    readdirSync(`/proc/${platform.pidOf(name)}/fd`).length,
  ]);
  return Object.fromEntries([...gauges, ...descriptors]);
}

/** What is more than it was before the first call, in words, once nothing changes any more. */
async function settled(): Promise<readonly string[]> {
  const until = performance.now() + SETTLED_WITHIN_MS;
  for (;;) {
    const now = await rest();
    const more = Object.entries(before).filter(([name, was]) => {
      const spare = name.startsWith('descriptors') ? SPARE_DESCRIPTORS : 0;
      return !((now[name] ?? NaN) <= was + spare);
    });
    if (more.length === 0) return [];
    if (performance.now() > until) return more.map(([name, was]) => `${name}: ${was}, now ${now[name]}`);
    await delay(LOOK_MS);
  }
}

function usedMs(name: Process): number {
  return cpuMicros(platform.pidOf(name)) / 1_000;
}

/** Processor time of the whole machine that was used for anything, in milliseconds. */
function machineMs(): number {
  const [, ...ticks] = (readFileSync('/proc/stat', 'utf8').split('\n')[0] ?? '').split(/\s+/).map(Number);
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = ticks;
  return (user + nice + system + irq + softirq) * 10;
}

function inWords(name: Process): string {
  const { level, perHour, uncertainPerHour } = trends[name] ?? { level: NaN, perHour: NaN, uncertainPerHour: NaN };
  const percent = (bytes: number): string => ((100 * bytes) / level).toFixed(1);
  return `${Math.round(level / 1e6)} MB, ${percent(perHour)} ± ${percent(uncertainPerHour)} % an hour`;
}
