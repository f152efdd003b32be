import { setTimeout as sleep } from 'node:timers/promises';
import type { EmbeddedMediaPlane } from '@wpm/media-embedded';
import { makeDtlsCertificate } from '@wpm/media-embedded/wire';
import { EngineProcess } from '../packages/testkit/src/audio/index.ts';
import { type BenchCall, type CodecPair, checkRecording, openCall } from './media/call.ts';

/**
 * CPU of the media engine per WebRTC↔RTP call, unrecorded and recorded, for each pair of codecs: N calls (argument, 50) where
 * packets are passed on, a fifth of that where they are decoded and coded again. The engine is a process of its own and only its
 * CPU counts; this one plays both far ends of every call. Exits with 1 if a packet was lost, a call was one-way or a
 * recording is not whole.
 */
const calls = Number(process.argv[2] ?? 50);
const transcoded = Math.max(1, Math.round(calls / 5));
const ROWS: readonly (readonly [CodecPair, number])[] = [
  [['PCMA', 'PCMA'], calls],
  [['opus', 'opus'], calls],
  [['opus', 'PCMA'], transcoded],
  [['opus', 'G722'], transcoded],
  [['PCMA', 'G722'], transcoded],
];
const MEASURE_MS = 8_000;
/** Until the engine's code is compiled for good. */
const SETTLE_MS = 5_000;
const AT_ONCE = 10;

type Figures = {
  readonly cpuPercentPerCall: number;
  readonly callsPerCore: number;
  /** Packets the far ends heard: 100 a second and call when nothing else keeps the machine from its work. */
  readonly packets: number;
  readonly cpuMicrosecondsPerPacket: number;
};

type Row = {
  readonly codecs: string;
  readonly calls: number;
  readonly unrecorded: Figures;
  readonly recorded: Figures;
  readonly problems: readonly string[];
};

/** media.md: one such call on one pinned core. Another machine, so a ratio to it is a hint and no proof. */
const DOCUMENTED = { rtpengine: 0.19, rtpengineOpusPcma: 2.62, prototype: 0.3, asteriskRecorded: 2 } as const;

const certificate = await makeDtlsCertificate();
process.stdout.write(
  `${'WebRTC ↔ RTP'.padEnd(14)}${['calls', '% of core', 'calls/core', 'recorded %', 'calls/core'].map(column).join('')}\n`,
);
const rows: Row[] = [];
for (const [pair, count] of ROWS) {
  const row = await run(pair, count);
  rows.push(row);
  print(row);
}
process.stdout.write(`${JSON.stringify({ bench: 'media', rows, documented: DOCUMENTED })}\n`);
process.exitCode = rows.some((row) => row.problems.length > 0) ? 1 : 0;

async function run(pair: CodecPair, count: number): Promise<Row> {
  await using engine = await EngineProcess.start({ ports: 16 + 4 * count });
  const plane = await engine.connect();
  const opened = await openAll(plane, pair, count);
  for (const call of opened) call.start();
  const unrecorded = await measure(plane, opened);
  for (const call of opened) await call.record();
  const recordedFrom = performance.now();
  const recorded = await measure(plane, opened);
  const problems = (await Promise.all(opened.map((call) => call.problems()))).flat();
  for (const call of opened) call.stop();
  for (const call of opened) {
    const report = await call.session.close();
    problems.push(...(await checkRecording(engine.recordings, call, report, performance.now() - recordedFrom)));
    await call[Symbol.asyncDispose]();
  }
  await engine.kill('SIGTERM');
  return { codecs: pair.join(' ↔ '), calls: count, unrecorded, recorded, problems };
}

async function openAll(plane: EmbeddedMediaPlane, pair: CodecPair, count: number): Promise<BenchCall[]> {
  const opened: BenchCall[] = [];
  while (opened.length < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - opened.length) }, (_, i) =>
      openCall(plane, `call-${opened.length + i}`, pair, certificate),
    );
    opened.push(...(await Promise.all(batch)));
  }
  return opened;
}

async function measure(from: EmbeddedMediaPlane, opened: readonly BenchCall[]): Promise<Figures> {
  await sleep(SETTLE_MS);
  const before = { at: performance.now(), cpu: await from.cpuTimeMs(), heard: packetsHeard(opened) };
  await sleep(MEASURE_MS);
  const usedMs = (await from.cpuTimeMs()) - before.cpu;
  const percent = (100 * usedMs) / (performance.now() - before.at) / opened.length;
  const packets = packetsHeard(opened) - before.heard;
  return {
    cpuPercentPerCall: Number(percent.toFixed(3)),
    callsPerCore: Math.floor(100 / percent),
    packets,
    cpuMicrosecondsPerPacket: Math.round((1_000 * usedMs) / packets),
  };
}

function packetsHeard(opened: readonly BenchCall[]): number {
  return opened.reduce((sum, call) => sum + call.agent.stream.packets.length + call.customer.stream.packets.length, 0);
}

function column(text: string | number): string {
  return String(text).padStart(12);
}

function print({ codecs, calls: count, unrecorded, recorded, problems }: Row): void {
  const figures = [unrecorded, recorded].flatMap((each) => [each.cpuPercentPerCall.toFixed(3), each.callsPerCore]);
  process.stdout.write(`${codecs.padEnd(14)}${[count, ...figures].map(column).join('')}\n`);
  for (const problem of problems) process.stdout.write(`PROBLEM ${problem}\n`);
}
