import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeDtlsCertificate } from '@wpm/media-embedded/wire';
import { type BenchCall, checkRecording, openBridge, openCall } from './media/call.ts';
import { startEmbedded } from './media/embedded.ts';
import type { Latency, LatencyOrder } from './media/latency.ts';
import { startRtpengine } from './media/rtpengine.ts';
import { type Bridge, type CodecPair, LOAD_CORE, type Subject, pin, prefer } from './media/subject.ts';
import { cpuMicros, firstThreadMicros, residentBytes } from './sip/usage.ts';

/**
 * WebRTC↔RTP calls through our engine and through Debian's rtpengine by turns: each a process on one core, the load, the same for
 * both, on the other. CPU is the engine's process alone; latency is one more call's, played by a process of its own, less what a
 * packet takes without an engine. Transcoded calls are run once more with our sound made in a thread of its own, on the same core: what is left
 * to the thread that moves the packets says how many such calls a machine with more cores carries. `npm run bench -- media` runs all
 * sizes, in about ten minutes; WPM_BENCH_CALLS=50 one, WPM_BENCH_ALONE=1 ours alone.
 * Ends with 1 if a call of ours was one-way, heard the wrong thing, or its recording is not whole.
 */
type Size = readonly [codecs: CodecPair, calls: number];
const SIZES: readonly Size[] = [
  [['PCMA', 'PCMA'], 10],
  [['PCMA', 'PCMA'], 50],
  [['PCMA', 'PCMA'], 100],
  [['PCMA', 'PCMA'], 200],
  [['opus', 'PCMA'], 10],
  [['opus', 'PCMA'], 50],
];
const only = Number(process.env['WPM_BENCH_CALLS'] ?? 0);
const alone = process.env['WPM_BENCH_ALONE'] === '1';
const SETTLE_MS = 2_000;
const MEASURE_MS = 10_000;
const AT_ONCE = 5;
const [ENDS, FRAMES_PER_SECOND] = [2, 50];
/** A load that sent less, or made up for what it sent before, is no measure of an engine. */
const SENT_PERCENT = { least: 97, most: 103 };

type Figures = {
  readonly cpuPercentPerCall: number;
  /** Of it, the first thread's. */
  readonly firstThreadPercentPerCall: number;
  readonly lostPercent: number;
  /** Of the packets the load was to send, those it did: it may be kept from its core. */
  readonly sentPercent: number;
};

type Row = {
  readonly engine: string;
  readonly codecs: string;
  readonly calls: number;
  readonly unrecorded: Figures;
  readonly recorded: Figures;
  /** Only where packets are passed on: what is decoded waits in a jitter buffer, which is not the engine's speed. */
  readonly latency: Latency | undefined;
  readonly kilobytesPerCall: number;
  readonly problems: readonly string[];
};

pin(process.pid, LOAD_CORE);
const certificate = await makeDtlsCertificate();
const HEAD = [
  'calls',
  '% of core',
  '1st thread',
  'recorded %',
  '1st thread',
  'lost %',
  'added p50',
  'added p99',
  'kB/call',
];
process.stdout.write(`${'WebRTC ↔ RTP'.padEnd(30)}${HEAD.map(column).join('')}\n`);
const rows: Row[] = [];
for (const size of SIZES) if (only === 0 || size[1] === only) await compare(size);
process.stdout.write(
  'Recorded is not alike: ours is a stereo WAV synchronised every second, rtpengine writes packets to a pcap file.\n',
);
process.stdout.write(`${JSON.stringify({ bench: 'media', rows })}\n`);
process.exitCode = rows.some((row) => row.engine.startsWith('ours') && row.problems.length > 0) ? 1 : 0;

async function compare(size: Size): Promise<void> {
  const [[agent, customer], calls] = size;
  for (const threads of agent === customer ? [1] : [1, 2]) print(await run(await startEmbedded(calls, threads), size));
  if (alone) return;
  const other = await startRtpengine();
  if ('missing' in other) return void process.stdout.write(`rtpengine is left out: ${other.missing}\n`);
  print(await run(other, size));
}

async function run(started: Subject, [codecs, count]: Size): Promise<Row> {
  await using subject = started;
  await using bridge = await openBridge(subject.address);
  const emptyBytes = residentBytes(subject.pid);
  const opened = await openAll(bridge, codecs, count);
  const tellLatency = codecs[0] === codecs[1] ? await openClock(subject) : undefined;
  for (const call of opened) call.start();
  const [unrecorded, latency] = await Promise.all([measure(subject, opened), tellLatency?.()]);
  for (const call of opened) await call.bridged.record();
  const recordedFrom = performance.now();
  const recorded = await measure(subject, opened);
  const problems = (await Promise.all(opened.map((call) => call.problems()))).flat();
  for (const { sentPercent } of [unrecorded, recorded])
    if (sentPercent < SENT_PERCENT.least || sentPercent > SENT_PERCENT.most)
      problems.push(`the load sent ${sentPercent} % of its packets`);
  const kilobytesPerCall = Math.round((residentBytes(subject.pid) - emptyBytes) / 1_000 / count);
  for (const call of opened) call.stop();
  for (const call of opened) {
    const report = await call.bridged.close();
    const ranMs = performance.now() - recordedFrom;
    if (subject.recordings) problems.push(...(await checkRecording(subject.recordings, call, report, ranMs)));
    await call[Symbol.asyncDispose]();
  }
  const what = { engine: subject.name, codecs: codecs.join(' ↔ '), calls: count };
  return { ...what, unrecorded, recorded, latency, kilobytesPerCall, problems };
}

async function openAll(bridge: Bridge, codecs: CodecPair, count: number): Promise<BenchCall[]> {
  const opened: BenchCall[] = [];
  while (opened.length < count) {
    const batch = Array.from({ length: Math.min(AT_ONCE, count - opened.length) }, (_, i) =>
      openCall(bridge, `call-${opened.length + i}`, codecs, certificate),
    );
    opened.push(...(await Promise.all(batch)));
  }
  return opened;
}

async function measure({ pid }: Subject, opened: readonly BenchCall[]): Promise<Figures> {
  await sleep(SETTLE_MS);
  const before = { at: performance.now(), cpu: cpuMicros(pid), first: firstThreadMicros(pid), ...countOf(opened) };
  await sleep(MEASURE_MS);
  const used = cpuMicros(pid) - before.cpu;
  const usedFirst = firstThreadMicros(pid) - before.first;
  const { sent, heard } = countOf(opened);
  const passedMs = performance.now() - before.at;
  const percentPerCall = (micros: number) => Number((micros / 10 / passedMs / opened.length).toFixed(3));
  const lost = 100 * Math.max(0, 1 - (heard - before.heard) / (sent - before.sent));
  return {
    cpuPercentPerCall: percentPerCall(used),
    firstThreadPercentPerCall: percentPerCall(usedFirst),
    lostPercent: Number(lost.toFixed(2)),
    sentPercent: Math.round(
      (100 * (sent - before.sent)) / (opened.length * ENDS * FRAMES_PER_SECOND * (passedMs / 1_000)),
    ),
  };
}

function countOf(opened: readonly BenchCall[]): { sent: number; heard: number } {
  const streams = opened.flatMap(({ agent, customer }) => [agent.stream, customer.stream]);
  const total = (each: (stream: (typeof streams)[number]) => number) =>
    streams.reduce((sum, stream) => sum + each(stream), 0);
  return { sent: total((stream) => stream.sent), heard: total((stream) => stream.packets.length) };
}

/** A process with a call of its own that is there when this resolves: what it took to start is nobody's. @returns what has it measure */
async function openClock({ address }: Subject): Promise<() => Promise<Latency>> {
  const child = fork(path.join(import.meta.dirname, 'media/latency.ts'));
  // Else it would wait for the load it shares the core with, and that be counted as the engine's.
  if (child.pid !== undefined) prefer(child.pid);
  const order: LatencyOrder = { address, settleMs: SETTLE_MS, measureMs: MEASURE_MS };
  child.send(order);
  await once(child, 'message');
  return async () => {
    child.send('begin');
    const [latency] = await once(child, 'message');
    // The child is ours and says nothing else.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion
    return latency as Latency;
  };
}

function column(text: string | number): string {
  return String(text).padStart(13);
}

function print(row: Row): void {
  const { engine, codecs, calls, unrecorded, recorded, latency, kilobytesPerCall } = row;
  rows.push(row);
  const added = [latency?.p50, latency?.p99].map((ms) =>
    latency && ms !== undefined ? `${Math.max(0, ms - latency.direct).toFixed(2)} ms` : '',
  );
  const lost = `${unrecorded.lostPercent} / ${recorded.lostPercent}`;
  const isOurs = engine.startsWith('ours');
  const cpu = [unrecorded, recorded].flatMap((figures) => [
    figures.cpuPercentPerCall.toFixed(3),
    isOurs ? figures.firstThreadPercentPerCall.toFixed(3) : '',
  ]);
  const figures = [calls, ...cpu, lost, ...added, kilobytesPerCall];
  process.stdout.write(`${`${engine}, ${codecs}`.padEnd(30)}${figures.map(column).join('')}\n`);
  for (const problem of row.problems.slice(0, 5)) process.stdout.write(`PROBLEM ${problem}\n`);
}
