import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedMediaPlane } from '@wpm/media-embedded';
import { makeDtlsCertificate } from '@wpm/media-embedded/wire';
import { EngineProcess } from '../packages/testkit/src/audio/index.ts';
import { type BenchCall, checkRecording, openCall } from './media/call.ts';

/**
 * CPU of the media engine per WebRTC↔RTP call in PCMA, unrecorded and recorded, at N calls (argument, 50). The engine is a
 * process of its own and only its CPU counts; this one plays both far ends of every call. Exits with 1 if a packet was lost,
 * a call was one-way or a recording is not whole.
 */
const calls = Number(process.argv[2] ?? 50);
const MEASURE_MS = 10_000;
const SETTLE_MS = 6_000;
const AT_ONCE = 10;

type Figures = {
  readonly cpuPercentPerCall: number;
  readonly callsPerCore: number;
  /** Packets the far ends heard: 100 a second and call when nothing else keeps the machine from its work. */
  readonly packets: number;
  readonly cpuMicrosecondsPerPacket: number;
};

/** media.md: one such call on one pinned core. Another machine, so a ratio to it is a hint and no proof. */
const DOCUMENTED = { rtpengine: 0.19, prototype: 0.3, asteriskRecorded: 2 } as const;

await using engine = await EngineProcess.start({ ports: 16 + 4 * calls });
const plane = await engine.connect();
const certificate = await makeDtlsCertificate();
const opened: BenchCall[] = [];
const setUpFrom = performance.now();
while (opened.length < calls) {
  const batch = Array.from({ length: Math.min(AT_ONCE, calls - opened.length) }, (_, i) =>
    openCall(plane, opened.length + i, certificate),
  );
  opened.push(...(await Promise.all(batch)));
}
const setUpMs = performance.now() - setUpFrom;
for (const call of opened) call.start();

const unrecorded = await measure(plane);
for (const call of opened) await call.record();
const recordedFrom = performance.now();
const recorded = await measure(plane);
const problems = (await Promise.all(opened.map((call) => call.problems()))).flat();
for (const call of opened) call.stop();
for (const call of opened) {
  const report = await call.session.close();
  problems.push(...(await checkRecording(engine.recordings, call, report, performance.now() - recordedFrom)));
  await call[Symbol.asyncDispose]();
}
await engine.kill('SIGTERM');
print();
process.exitCode = problems.length > 0 ? 1 : 0;

async function measure(from: EmbeddedMediaPlane): Promise<Figures> {
  await sleep(SETTLE_MS);
  const before = { at: performance.now(), cpu: await from.cpuTimeMs(), heard: packetsHeard() };
  await sleep(MEASURE_MS);
  const usedMs = (await from.cpuTimeMs()) - before.cpu;
  const percent = (100 * usedMs) / (performance.now() - before.at) / calls;
  const packets = packetsHeard() - before.heard;
  return {
    cpuPercentPerCall: Number(percent.toFixed(3)),
    callsPerCore: Math.floor(100 / percent),
    packets,
    cpuMicrosecondsPerPacket: Math.round((1_000 * usedMs) / packets),
  };
}

function packetsHeard(): number {
  return opened.reduce((sum, call) => sum + call.agent.stream.packets.length + call.customer.stream.packets.length, 0);
}

function column(text: string | number): string {
  return String(text).padStart(12);
}

function row(name: string, figures: Figures): string {
  const { cpuPercentPerCall, callsPerCore, packets, cpuMicrosecondsPerPacket } = figures;
  return `${name.padEnd(12)}${[cpuPercentPerCall.toFixed(3), callsPerCore, packets, cpuMicrosecondsPerPacket].map(column).join('')}\n`;
}

function print(): void {
  const ratio = (of: number) => (of / recorded.cpuPercentPerCall).toFixed(2);
  process.stdout.write(
    `${calls} calls WebRTC↔RTP, set up in ${(setUpMs / 1_000).toFixed(1)} s\n` +
      `${''.padEnd(12)}${column('% of core')}${column('calls/core')}${column('packets')}${column('µs/packet')}\n` +
      row('unrecorded', unrecorded) +
      row('recorded', recorded) +
      `against figures documented on another machine: rtpengine 10.5 unrecorded ${ratio(DOCUMENTED.rtpengine)}×, ` +
      `Asterisk 22 recorded ${ratio(DOCUMENTED.asteriskRecorded)}× our recorded call\n`,
  );
  for (const problem of problems) process.stdout.write(`PROBLEM ${problem}\n`);
  const figures = {
    bench: 'media',
    calls,
    setUpMs: Math.round(setUpMs),
    unrecorded,
    recorded,
    documented: DOCUMENTED,
    problems,
  };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
}
