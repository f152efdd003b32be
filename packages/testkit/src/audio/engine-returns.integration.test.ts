import { readdirSync } from 'node:fs';
import process from 'node:process';
import type { MediaSession } from '@wpm/media';
import type { EmbeddedMediaPlane } from '@wpm/media-embedded';
import { makeDtlsCertificate } from '@wpm/media-embedded/wire';
import { expect, test } from 'vitest';
import { EngineProcess } from './engine-process.ts';
import { RtpProbe } from './rtp-probe.ts';
import { WebRtcProbe } from './webrtc-probe.ts';

const SESSIONS = 300;
/** A fifth of a core: more, on a machine that is busy, the engine may refuse. */
const AT_ONCE = 5;
/** Before it is measured for the first time: what is made once, tables, compiled code and pools, is there by then. */
const WARM_UP = 60;
/** What each session may leave behind is this much at most: one session and its legs, held by anything, are ten times as much. */
const MOST_LEFT_BYTES = 8_000;

const certificate = await makeDtlsCertificate();

/** A call of three: an agent's Opus, a customer's A-law, a listener's µ-law who hears both; recorded, and played to. */
async function converse(plane: EmbeddedMediaPlane, name: string, isBrowser: boolean): Promise<void> {
  const session = await plane.createSession(name);
  await using agent = isBrowser
    ? await WebRtcProbe.open({ hz: 440, codecs: ['opus'], certificate })
    : await RtpProbe.open({ hz: 440, codecs: ['opus'] });
  await using customer = await RtpProbe.open({ hz: 700 });
  await using listener = await RtpProbe.open({ hz: 1_000, codecs: ['PCMU'] });
  const transport = isBrowser ? 'webrtc' : 'rtp';
  agent.complete(await session.accept('agent', agent.offer(), { transport, codecs: ['opus'] }));
  customer.complete(await session.accept('customer', customer.offer(), { transport: 'rtp', codecs: ['PCMA'] }));
  listener.complete(await session.accept('listener', listener.offer(), { transport: 'rtp', codecs: ['PCMU'] }));
  await session.route('agent', ['customer']);
  await session.route('customer', ['agent']);
  await session.route('listener', ['agent', 'customer']);
  await session.record({ agent: ['agent'], customer: ['customer'], recordingId: name });
  if (agent instanceof WebRtcProbe) await agent.connect();
  const ends = [agent, customer, listener];
  await Promise.all(ends.map(({ stream }) => stream.ready));
  for (const end of ends) end.start();
  await Promise.all(ends.map(({ stream }) => stream.hear(10)));
  await leave(session, name);
}

/** In one of the ways a call ends: with music that plays on, leg by leg, or in a pause of its recording. */
async function leave(session: MediaSession, name: string): Promise<void> {
  const way = Number(name.slice(name.lastIndexOf('-') + 1)) % 3;
  if (way === 0) await session.play('customer', 'music');
  if (way === 1) for (const leg of ['agent', 'listener', 'customer']) await session.removeLeg(leg);
  if (way === 2) await session.pauseRecording();
  expect(await session.close()).toMatchObject({ recordingId: name });
}

async function converseOften(plane: EmbeddedMediaPlane, sessions: number, name: string): Promise<void> {
  for (let begun = 0; begun < sessions; begun += AT_ONCE) {
    const names = Array.from({ length: AT_ONCE }, (_, nth) => `${name}-${begun + nth}`);
    await Promise.all(names.map((each, nth) => converse(plane, each, nth === 0)));
  }
}

/** A DTLS flight is looked after half a second later whether it is to be sent again, and once it was, later still: until then its timer is there. */
const AT_REST_MS = 30_000;

const descriptorsOf = ({ pid }: EngineProcess): number => readdirSync(`/proc/${pid}/fd`).length;

test.skipIf(process.platform !== 'linux')(
  `${SESSIONS} calls that were recorded, transcoded and mixed leave no port, socket or timer behind, and no memory`,
  { timeout: 300_000 },
  async () => {
    await using engine = await EngineProcess.start({ ports: 6 * AT_ONCE + 2, isMeasured: true });
    const plane = await engine.connect();
    const resources = async () => (await engine.measure()).resources;
    // Opus is compiled, turn by turn of the event loop.
    await expect.poll(resources, { timeout: AT_REST_MS }).not.toHaveProperty('Immediate');
    const fresh = await resources();
    const atRest = () => expect.poll(resources, { timeout: AT_REST_MS }).toEqual(fresh);
    await converseOften(plane, WARM_UP, 'warm-up');
    await atRest();
    const [before, descriptors] = [await engine.measure(), descriptorsOf(engine)];
    await converseOften(plane, SESSIONS, 'call');
    expect(await plane.metrics()).toMatchObject({ sessions: 0, legs: 0, recordings: 0, portsUsed: 0, orphansEnded: 0 });
    await atRest();
    const after = await engine.measure();
    expect(descriptorsOf(engine)).toBe(descriptors);
    expect(after.bytes - before.bytes).toBeLessThan(SESSIONS * MOST_LEFT_BYTES);
  },
);
