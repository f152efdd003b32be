/*
 * Malformed RTP, RTCP, STUN and DTLS at a live call, a quarter each: from the far ends' own addresses, which pass for theirs, and
 * from a stranger's; with them real ClientHellos. The call stays up, its sound goes on, and the engine stays what it was.
 *
 * `npm run prove -- media-spray [packets]`: 100,000 by default.
 */
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { makeDtlsCertificate, startDtlsClient } from '@wpm/media-embedded/wire';
import { EngineProcess, MEDIA_PROTOCOLS, RtpProbe, woundedMedia } from '@wpm/testkit';
import { openLiveCall } from './media/live-call.ts';

const PACKETS = Number(process.argv[2] ?? 100_000);
/** As many to each of three at once; then the engine gets a moment, so that they come into its sockets and not past them. */
const BURST = 20;
const MOST_MORE_MB = 40;

await using engine = await EngineProcess.start();
const plane = await engine.connect();
await using call = await openLiveCall(plane, 'sprayed');
await using stranger = await RtpProbe.open({ hz: 100, address: '127.0.0.2' });
await using strangerOfTrunk = await RtpProbe.open({ hz: 100, address: '127.0.0.2' });
call.agent.start();
call.customer.start();
await call.agent.stream.hear(50);
stranger.target = call.agent.target;
strangerOfTrunk.target = call.customer.target;
const hello = await clientHello();
const senders = [call.agent, call.customer, stranger, strangerOfTrunk];
const before = { pid: engine.pid, mb: memoryMb(), heard: heard() };

const faults: string[] = [];
const began = performance.now();
let sent = 0;
let hellos = 0;
while (sent < PACKETS) {
  for (let i = 0; i < BURST; i++) {
    for (const sender of senders) {
      const protocol = MEDIA_PROTOCOLS[sent % MEDIA_PROTOCOLS.length] ?? 'rtp';
      const isHello = protocol === 'dtls' && sent % 10 === 3;
      sender.send(isHello ? hello : woundedMedia(protocol, protocol === 'dtls' ? hello : call.agent.lastSealed));
      hellos += Number(isHello);
      sent += 1;
    }
  }
  await delay(2);
  if (sent % 20_000 < BURST * senders.length) faults.push(...call.faults(400));
}
const seconds = (performance.now() - began) / 1_000;
await Promise.all([call.agent.stream.hear(75, 20_000), call.customer.stream.hear(75, 20_000)]);
faults.push(...call.faults(1_000));
const metrics = await plane.metrics();
const stats = await call.session.stats();
await using another = await openLiveCall(plane, 'after');
another.agent.start();
another.customer.start();
await another.customer.stream.hear(50);
faults.push(...another.faults(600));
if (engine.pid !== before.pid) faults.push('the engine is another process now');
faults.push(...engine.log.filter((line) => line.includes('engine.fault')));
if (memoryMb() - before.mb > MOST_MORE_MB) faults.push('its memory grew');
const toStrangers = stranger.stream.packets.length + strangerOfTrunk.stream.packets.length;
if (toStrangers > 0) faults.push(`${toStrangers} packets went to strangers`);

const rows = {
  'packets sent, ClientHellos among them': `${sent}, ${hellos}, in ${seconds.toFixed(0)} s`,
  'refused as forged, as replayed': `${metrics.forged}, ${metrics.replayed}`,
  'sound packets heard during it and after': heard() - before.heard,
  'lost of the far ends, by the engine': Object.entries(stats)
    .map(([leg, { packetsLost }]) => `${leg} ${packetsLost}`)
    .join(', '),
  'memory of the engine before / after, MB': `${Math.round(before.mb)} / ${Math.round(memoryMb())}`,
  faults: faults.length === 0 ? 'none' : faults.join('; '),
};
for (const [what, value] of Object.entries(rows)) process.stdout.write(`${what.padEnd(44)} ${value}\n`);
process.stdout.write(`${JSON.stringify({ proof: 'media-spray', sent, hellos, metrics, faults })}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
process.exitCode ||= metrics.forged > PACKETS / 20 ? 0 : 1;

function heard(): number {
  return call.agent.stream.packets.length + call.customer.stream.packets.length;
}

function memoryMb(): number {
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${engine.pid}/status`, 'utf8'))?.[1]) / 1_024;
}

/** The first datagram of a real handshake. */
async function clientHello(): Promise<Buffer> {
  const { promise, resolve } = Promise.withResolvers<Buffer>();
  const peer = { fingerprint: '', send: resolve, onSecured: () => undefined };
  const client = startDtlsClient(await makeDtlsCertificate(), peer);
  const first = await promise;
  client.close();
  return first;
}
