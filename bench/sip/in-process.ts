import process from 'node:process';
import { SystemClock, silentLog } from '@wpm/kernel';
import { SipStack, type SipStackOptions } from '@wpm/sip';
import { takeCalls } from './b2bua.ts';
import { answersOf, inviteOf } from './peers.ts';

/*
 * What a call costs the B2BUA without kernel, sockets and what else the machine does: what its peers say is recorded, and then played
 * to a stack that makes the same branches and tags again. Prints the microseconds of processor time a call took, warm.
 */
type Bind = NonNullable<SipStackOptions['bindUdp']>;
type Channel = Parameters<Parameters<Bind>[1]['message']>[1];
type Heard = { readonly bytes: Uint8Array; readonly from: number };

const PORTS = { caller: 5070, callee: 5080 };
const US = { address: '127.0.0.1', port: 5060 };
const [warm, measured] = [Number(process.argv[2] ?? 5_000), Number(process.argv[3] ?? 10_000)];

/** Chance that is the same in each run. */
function repeatedChance(): (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> {
  let state = 1;
  return (bytes) => {
    for (let at = 0; at < bytes.length; at++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
      bytes[at] = state >>> 24;
    }
    return bytes;
  };
}

const nobodyHears = (_heard: Heard): void => {};

/** @returns how a datagram reaches the B2BUA */
async function startB2bua(sent: (message: string | Uint8Array, to: number) => void): Promise<(heard: Heard) => void> {
  let deliver = nobodyHears;
  const bindUdp: Bind = (local, events) => {
    const channelTo = (remote: typeof US): Channel => {
      const channel: Channel = {
        id: `udp ${local.address} ${local.port} ${remote.address} ${remote.port}`,
        transport: 'udp',
        local,
        remote,
        open: true,
        send(message) {
          events.sent(message, channel);
          sent(message, remote.port);
        },
        towards: (port) => (port === remote.port ? channel : channelTo({ address: remote.address, port })),
        close: () => {},
      };
      return channel;
    };
    deliver = ({ bytes, from }) => events.message(bytes, channelTo({ address: US.address, port: from }));
    return Promise.resolve({ local, reaches: () => true, channelTo, [Symbol.asyncDispose]: () => Promise.resolve() });
  };
  const clock = new SystemClock();
  const limits = { trusted: () => true, transactions: Infinity };
  const stack = new SipStack({
    clock,
    log: silentLog,
    fillRandom: repeatedChance(),
    product: 'bench',
    limits,
    bindUdp,
  });
  await stack.listenUdp(US);
  takeCalls({ stack, clock, name: 'b', local: US, callee: { address: US.address, port: PORTS.callee } });
  return deliver;
}

/** All that is said to the B2BUA in so many calls, one after the other. */
async function record(calls: number): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  const sent: { message: Buffer; to: number }[] = [];
  const deliver = await startB2bua((message, to) => sent.push({ message: Buffer.from(message), to }));
  const say = (text: string, from: number): void => {
    const said = { bytes: Buffer.from(text), from };
    heard.push(said);
    deliver(said);
  };
  for (let index = 0; index < calls; index++) {
    say(inviteOf(index, { ...PORTS, callee: US.port }), PORTS.caller);
    for (let next = sent.shift(); next; next = sent.shift()) {
      for (const answer of answersOf(next.message.toString(), PORTS, next.to)) say(answer, next.to);
    }
  }
  return heard;
}

const heard = await record(warm + measured);
const perCall = heard.length / (warm + measured);
let bytes = 0;
const deliver = await startB2bua((message) => (bytes += Buffer.from(message).length));
const play = (from: number, to: number): void => {
  for (let at = from * perCall; at < to * perCall; at++) deliver(heard[at] ?? { bytes: new Uint8Array(), from: 0 });
};
play(0, warm);
const heapBytes = (): number => (globalThis.gc?.(), process.memoryUsage().heapUsed);
const heapBefore = heapBytes();
const before = process.cpuUsage();
play(warm, warm + measured);
const { user, system } = process.cpuUsage(before);
const keptBytes = (heapBytes() - heapBefore) / measured;
process.stdout.write(
  `${JSON.stringify({ microsPerCall: Math.round((user + system) / measured), keptBytes, datagrams: perCall, bytes })}\n`,
);
process.exit(0);
