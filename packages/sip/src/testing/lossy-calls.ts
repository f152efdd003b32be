import { ManualClock, silentLog } from '@wpm/kernel';
import { SipStack } from '../index.ts';
import { MemoryNetwork, type Weather } from './memory-network.ts';
import { SeededRandom } from './random.ts';
import { type CallEnd, UserAgent } from './user-agent.ts';

/** What became of the calls, and what was left of them when all was over: nothing should be. */
export interface LossyCalls {
  readonly ends: Readonly<Record<CallEnd, number>>;
  readonly left: { readonly transactions: number; readonly dialogs: number; readonly timers: number };
  readonly datagrams: { readonly sent: number; readonly lost: number; readonly doubled: number };
}

/** One call in so many is taken back while it rings. */
const CANCELLED_EVERY = 12;
/** Milliseconds from one call to the next. */
const PACE = 40;
/** The longest a call can take: it rings, is taken back, nobody honours the CANCEL, and all timers run out. */
const LONGEST_MS = 10 * 60_000;

/** Two stacks and `calls` calls between them over a bad network, in virtual time. @param seed the same one gives the same calls */
export async function placeLossyCalls(calls: number, weather: Weather, seed: number): Promise<LossyCalls> {
  const clock = new ManualClock();
  const random = new SeededRandom(seed);
  const network = new MemoryNetwork(clock, random, weather);
  const agents = await Promise.all(
    ['192.0.2.1', '192.0.2.2'].map((address) => agentAt(address, { clock, random, network })),
  );
  const [caller, callee] = agents;
  if (!caller || !callee) throw new Error('two agents');
  const ends: Record<CallEnd, number> = { 'hung-up': 0, refused: 0, cancelled: 0, timeout: 0 };
  const all: Promise<void>[] = [];
  for (let n = 0; n < calls; n++) {
    const wish = {
      talkMs: random.below(20_000),
      ...(n % CANCELLED_EVERY === 0 && { patienceMs: random.below(4_000) }),
    };
    all.push(
      caller.agent
        .call({ transport: 'udp', address: '192.0.2.2', port: 5060 }, `call-${n}`, wish)
        .then((end) => void ends[end]++),
    );
    clock.advance(PACE);
  }
  clock.advance(LONGEST_MS);
  await Promise.all(all);
  const sum = (of: (each: (typeof agents)[number]) => number) => agents.reduce((total, each) => total + of(each), 0);
  const left = {
    transactions: sum(({ stack }) => stack.transactions),
    dialogs: sum(({ agent }) => agent.dialogs.size),
    timers: clock.pending,
  };
  await Promise.all(agents.map(({ stack }) => stack[Symbol.asyncDispose]()));
  return { ends, left, datagrams: network.counts };
}

type Surroundings = { readonly clock: ManualClock; readonly random: SeededRandom; readonly network: MemoryNetwork };

async function agentAt(address: string, { clock, random, network }: Surroundings) {
  const stack = new SipStack({
    clock,
    log: silentLog,
    fillRandom: (bytes) => {
      for (let at = 0; at < bytes.length; at++) bytes[at] = random.below(256);
      return bytes;
    },
    product: 'test',
    bindUdp: network.bind,
    limits: { trusted: () => true },
  });
  await stack.listenUdp({ address, port: 5060 });
  return { stack, agent: new UserAgent(stack, clock, random, `sip:agent@${address}:5060`) };
}
