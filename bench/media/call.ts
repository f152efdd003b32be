import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { RecordingReport } from '@wpm/media';
import { type DtlsCertificate, WIDE_RATE } from '@wpm/media-embedded/wire';
import { RtpProbe, WebRtcProbe, dominantFrequency, readWav } from '../../packages/testkit/src/audio/index.ts';
import { EmbeddedBridge } from './embedded.ts';
import { RtpengineBridge } from './rtpengine.ts';
import type { Bridge, Bridged, CodecPair, SubjectAddress } from './subject.ts';

const RATE = 8_000;
const AGENT_HZ = 440;
const CUSTOMER_HZ = 700;
/** What a recording may miss: packets that are on their way when it starts and ends. */
const TOLERANCE_MS = 300;

const CONNECT_MS = 8_000;

/** One call of the benchmark with both its far ends. */
export interface BenchCall extends AsyncDisposable {
  readonly name: string;
  readonly bridged: Bridged;
  readonly agent: WebRtcProbe;
  readonly customer: RtpProbe;
  start(): void;
  stop(): void;
  /** Silence and wrong sound, in words. */
  problems(): Promise<string[]>;
}

export function openBridge(address: SubjectAddress): Promise<Bridge> {
  return address.engine === 'embedded' ? EmbeddedBridge.open(address.socketPath) : RtpengineBridge.open(address.port);
}

/** Tries before a call counts as failed: on a busy machine the packets of a handshake get lost, and a browser would try again. */
const TRIES = 3;

export async function openCall(
  bridge: Bridge,
  name: string,
  codecs: CodecPair,
  certificate: DtlsCertificate,
): Promise<BenchCall> {
  for (let tries = 1; ; tries++) {
    const call = await placeCall(bridge, `${name}-${tries}`, codecs, certificate);
    try {
      await call.agent.connect(CONNECT_MS);
      return call;
    } catch (error) {
      if (tries === TRIES) throw error;
      await call.bridged.close();
      await call[Symbol.asyncDispose]();
    }
  }
}

async function placeCall(
  bridge: Bridge,
  name: string,
  codecs: CodecPair,
  certificate: DtlsCertificate,
): Promise<BenchCall> {
  const agent = await WebRtcProbe.open({ hz: AGENT_HZ, codecs: [codecs[0]], certificate });
  const customer = await RtpProbe.open({ hz: CUSTOMER_HZ, codecs: [codecs[1]] });
  const bridged = await bridge.bridge(name, { agent, customer }, codecs);
  await Promise.all([agent.stream.ready, customer.stream.ready]);
  const ends = [agent, customer];
  return {
    name,
    bridged,
    agent,
    customer,
    start: () => ends.forEach((end) => end.start()),
    stop: () => ends.forEach((end) => end.stop()),
    problems: async () => [
      ...soundProblem(`${name} agent`, await agent.stream.heardWide(1_000, 1_500), CUSTOMER_HZ, WIDE_RATE),
      ...soundProblem(`${name} customer`, await customer.stream.heardWide(1_000, 1_500), AGENT_HZ, WIDE_RATE),
    ],
    [Symbol.asyncDispose]: async () => {
      for (const end of ends) await end[Symbol.asyncDispose]();
    },
  };
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
