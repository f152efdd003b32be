import { EmbeddedMediaPlane } from '@wpm/media-embedded';
import { EngineProcess, type RtpProbe, type WebRtcProbe } from '../../packages/testkit/src/audio/index.ts';
import { type Bridge, type Bridged, type CodecPair, type Subject, pin } from './subject.ts';

/** Our engine, in its process. @param threads 1: it makes sound in the thread that moves the packets */
export async function startEmbedded(calls: number, threads: number): Promise<Subject> {
  const engine = await EngineProcess.start({ ports: 64 + 4 * calls, threads });
  pin(engine.pid);
  return {
    name: threads === 1 ? 'ours' : `ours, ${threads} threads`,
    pid: engine.pid,
    address: { engine: 'embedded', socketPath: engine.socketPath },
    recordings: engine.recordings,
    [Symbol.asyncDispose]: async () => {
      await engine.kill('SIGTERM');
      await engine[Symbol.asyncDispose]();
    },
  };
}

export class EmbeddedBridge implements Bridge {
  readonly #plane: EmbeddedMediaPlane;

  private constructor(plane: EmbeddedMediaPlane) {
    this.#plane = plane;
  }

  static async open(socketPath: string): Promise<EmbeddedBridge> {
    return new EmbeddedBridge(await EmbeddedMediaPlane.connect({ socketPath }));
  }

  async bridge(
    name: string,
    { agent, customer }: { agent: WebRtcProbe; customer: RtpProbe },
    [agentCodec, customerCodec]: CodecPair,
  ): Promise<Bridged> {
    const session = await this.#plane.createSession(name);
    agent.complete(await session.accept('agent', agent.offer(), { transport: 'webrtc', codecs: [agentCodec] }));
    customer.complete(
      await session.accept('customer', customer.offer(), { transport: 'rtp', codecs: [customerCodec] }),
    );
    await session.route('agent', ['customer']);
    await session.route('customer', ['agent']);
    return {
      record: async () => void (await session.record({ agent: ['agent'], customer: ['customer'], recordingId: name })),
      lost: async () => Object.values(await session.stats()).reduce((sum, leg) => sum + leg.packetsLost, 0),
      close: () => session.close(),
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#plane[Symbol.asyncDispose]();
  }
}
