import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Codec, MediaPlane, MediaSession, RecordingReport } from '@wpm/media';
import { type DtlsCertificate, WIDE_RATE } from '@wpm/media-embedded/wire';
import { RtpProbe, WebRtcProbe, dominantFrequency, readWav } from '../../packages/testkit/src/audio/index.ts';

const RATE = 8_000;
const AGENT_HZ = 440;
const CUSTOMER_HZ = 700;
/** What a recording may miss: packets that are on their way when it starts and ends. */
const TOLERANCE_MS = 300;

/** Codecs of the browser and of the trunk. */
export type CodecPair = readonly [agent: Codec, customer: Codec];

/** One call of the benchmark with both its far ends. */
export interface BenchCall extends AsyncDisposable {
  readonly name: string;
  readonly session: MediaSession;
  readonly agent: WebRtcProbe;
  readonly customer: RtpProbe;
  start(): void;
  stop(): void;
  record(): Promise<void>;
  /** Loss, silence and wrong sound, in words. */
  problems(): Promise<string[]>;
}

export async function openCall(
  plane: MediaPlane,
  name: string,
  [agentCodec, customerCodec]: CodecPair,
  certificate: DtlsCertificate,
): Promise<BenchCall> {
  const session = await plane.createSession(name);
  const agent = await WebRtcProbe.open({ hz: AGENT_HZ, codecs: [agentCodec], certificate });
  const customer = await RtpProbe.open({ hz: CUSTOMER_HZ, codecs: [customerCodec] });
  agent.complete(await session.accept('agent', agent.offer(), { transport: 'webrtc', codecs: [agentCodec] }));
  customer.complete(await session.accept('customer', customer.offer(), { transport: 'rtp', codecs: [customerCodec] }));
  await session.route('agent', ['customer']);
  await session.route('customer', ['agent']);
  await agent.connect(20_000);
  await Promise.all([agent.stream.ready, customer.stream.ready]);
  const ends = [agent, customer];
  return {
    name,
    session,
    agent,
    customer,
    start: () => ends.forEach((end) => end.start()),
    stop: () => ends.forEach((end) => end.stop()),
    record: () => session.record({ agent: 'agent', customer: 'customer', recordingId: name }),
    problems: async () => [
      ...(await lossOf(name, session)),
      ...soundProblem(`${name} agent`, await agent.stream.heardWide(1_000, 1_500), CUSTOMER_HZ, WIDE_RATE),
      ...soundProblem(`${name} customer`, await customer.stream.heardWide(1_000, 1_500), AGENT_HZ, WIDE_RATE),
    ],
    [Symbol.asyncDispose]: async () => {
      for (const end of ends) await end[Symbol.asyncDispose]();
    },
  };
}

async function lossOf(name: string, session: MediaSession): Promise<string[]> {
  const stats = Object.entries(await session.stats());
  return stats.flatMap(([leg, { packetsLost }]) =>
    packetsLost > 0 ? [`${name} ${leg}: ${packetsLost} packets lost`] : [],
  );
}

function soundProblem(where: string, samples: Int16Array, hz: number, rate = RATE): string[] {
  const heard = dominantFrequency(samples, rate);
  return heard === hz ? [] : [`${where}: ${heard} Hz instead of ${hz}`];
}

/** Whether the recording is as long as it ran and holds the right sound on each side. */
export async function checkRecording(
  folder: string,
  { name }: BenchCall,
  report: RecordingReport | undefined,
  ranMs: number,
): Promise<string[]> {
  if (!report) return [`${name}: no recording`];
  const { channels } = readWav(await readFile(path.join(folder, report.file)));
  const [left = new Int16Array(), right = new Int16Array()] = channels;
  const missing = ranMs - left.length / 8;
  return [
    ...(missing > TOLERANCE_MS ? [`${name}: the recording misses ${Math.round(missing)} ms`] : []),
    ...soundProblem(`${name} left`, left.subarray(RATE, 2 * RATE), AGENT_HZ),
    ...soundProblem(`${name} right`, right.subarray(RATE, 2 * RATE), CUSTOMER_HZ),
  ];
}
