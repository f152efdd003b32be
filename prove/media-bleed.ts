/*
 * Strangers at a call of a browser with a trunk, before its far ends speak and while they do: they send sound of their own, sound
 * under the far ends' SSRC and numbers, copies of protected packets and connectivity checks with a wrong password. None may get a
 * packet, and nobody may hear them.
 *
 * `npm run prove -- media-bleed [calls]`: 20 by default.
 */
import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { ATTRIBUTE, STUN, type TransportAddress, writeRtpHeader, writeStun } from '@wpm/media-embedded/wire';
import { EngineProcess, RtpProbe } from '@wpm/testkit';
import { type LiveCall, openLiveCall } from './media/live-call.ts';

const CALLS = Number(process.argv[2] ?? 20);
const STRANGE_HZ = 1_200;
/** Sound packets of each phase, both ways: a second and a half. */
const PHASE = 75;

await using engine = await EngineProcess.start({ ports: 64 });
const plane = await engine.connect();
const total = { bled: 0, injected: 0, tried: 0 };
const faults: string[] = [];
for (let i = 0; i < CALLS; i++) await attack(`call-${i}`);

const rows = {
  'calls, packets of strangers': `${CALLS}, ${total.tried}`,
  'packets strangers got': total.bled,
  'packets of strangers that reached somebody': total.injected,
  faults: faults.length === 0 ? 'none' : faults.join('; '),
};
for (const [what, value] of Object.entries(rows)) process.stdout.write(`${what.padEnd(44)} ${value}\n`);
process.stdout.write(`${JSON.stringify({ proof: 'media-bleed', calls: CALLS, ...total, faults })}\n`);
process.exitCode = total.bled + total.injected + faults.length === 0 ? 0 : 1;

async function attack(name: string): Promise<void> {
  await using call = await openLiveCall(plane, name);
  await using ofTrunk = await strangerAt(call.customer.target);
  await using ofBrowser = await strangerAt(call.agent.target);
  const strangers = [ofTrunk, ofBrowser];
  for (const stranger of strangers) stranger.start();
  await until(() => strangers.every(({ stream }) => stream.sent >= PHASE));
  // Nobody has spoken yet: whatever the engine took, it took from a stranger.
  total.injected += await received(call);
  call.agent.start();
  call.customer.start();
  const during = setInterval(() => disguised(call, ofTrunk, ofBrowser), 20);
  await Promise.all([call.agent.stream.hear(PHASE), call.customer.stream.hear(PHASE)]);
  clearInterval(during);
  for (const end of [call.agent, call.customer]) end.stop();
  faults.push(...call.faults(1_000, STRANGE_HZ).map((fault) => `${name}: ${fault}`));
  const said = call.agent.stream.sent + call.customer.stream.sent;
  total.injected += Math.max(0, (await received(call)) - said);
  total.bled += strangers.reduce((sum, { stream, reports }) => sum + stream.packets.length + reports, 0);
  total.tried += strangers.reduce((sum, { stream }) => sum + stream.sent, 0);
}

async function strangerAt(target: TransportAddress | undefined): Promise<RtpProbe> {
  const stranger = await RtpProbe.open({ hz: STRANGE_HZ, address: '127.0.0.2' });
  stranger.stream.agree({ codec: 'PCMA', payloadType: 8, dtmf: undefined });
  stranger.target = target;
  await stranger.stream.ready;
  return stranger;
}

/** What somebody sends who has read the packets of the far ends. */
function disguised({ agent, customer }: LiveCall, ofTrunk: RtpProbe, ofBrowser: RtpProbe): void {
  const packet = Buffer.alloc(172, 0x2a);
  const next = { payloadType: 8, marker: false, index: customer.stream.nextIndex, timestamp: 0 };
  writeRtpHeader(packet, customer.stream.ssrc, next);
  ofTrunk.send(packet);
  ofBrowser.send(Buffer.from(agent.lastSealed));
  const name = Buffer.from(`${agent.remoteUfrag}:guessed`);
  const attributes = [
    [ATTRIBUTE.username, name],
    [ATTRIBUTE.useCandidate, Buffer.alloc(0)],
  ] as const;
  const head = { type: STUN.bindingRequest, transactionId: randomBytes(12) };
  ofBrowser.send(writeStun(head, attributes, 'not-the-password-of-it'));
  total.tried += 3;
}

async function received({ session }: LiveCall): Promise<number> {
  return Object.values(await session.stats()).reduce((sum, leg) => sum + leg.packetsReceived, 0);
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
}
