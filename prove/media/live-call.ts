import type { MediaSession } from '@wpm/media';
import type { EmbeddedMediaPlane } from '@wpm/media-embedded';
import { RtpProbe, WebRtcProbe, dominantFrequency, toneLevel } from '@wpm/testkit';

const RATE = 8_000;
export const AGENT_HZ = 440;
export const CUSTOMER_HZ = 700;

/** A call of a browser with a trunk in G.711, each saying a tone of its own. */
export interface LiveCall extends AsyncDisposable {
  readonly session: MediaSession;
  readonly agent: WebRtcProbe;
  readonly customer: RtpProbe;
  /** What is wrong with the sound of the last `ms`, in words. @param strangeHz a tone nobody may hear */
  faults(ms: number, strangeHz?: number): string[];
}

export async function openLiveCall(plane: EmbeddedMediaPlane, name: string): Promise<LiveCall> {
  const session = await plane.createSession(name);
  const agent = await WebRtcProbe.open({ hz: AGENT_HZ });
  const customer = await RtpProbe.open({ hz: CUSTOMER_HZ });
  agent.complete(await session.accept('agent', agent.offer(), { transport: 'webrtc', codecs: ['PCMA'] }));
  customer.complete(await session.accept('customer', customer.offer(), { transport: 'rtp', codecs: ['PCMA'] }));
  await session.route('agent', ['customer']);
  await session.route('customer', ['agent']);
  await agent.connect();
  const sides = [
    { who: 'agent', probe: agent, hz: CUSTOMER_HZ },
    { who: 'customer', probe: customer, hz: AGENT_HZ },
  ] as const;
  return {
    session,
    agent,
    customer,
    faults: (ms, strangeHz) =>
      sides.flatMap(({ who, probe, hz }) => {
        const heard = probe.stream.heard(ms);
        const dominant = dominantFrequency(heard, RATE);
        const strange = strangeHz === undefined ? 0 : toneLevel(heard, RATE, strangeHz);
        const numbers = probe.stream.packets.map(({ sequence }) => sequence);
        return [
          ...(dominant === hz ? [] : [`the ${who} hears ${dominant} Hz instead of ${hz}`]),
          ...(strange < 30 ? [] : [`the ${who} hears the stranger: ${Math.round(strange)}`]),
          ...(new Set(numbers).size === numbers.length ? [] : [`the ${who} got a packet twice`]),
        ];
      }),
    [Symbol.asyncDispose]: async () => {
      await session.close();
      await agent[Symbol.asyncDispose]();
      await customer[Symbol.asyncDispose]();
    },
  };
}
