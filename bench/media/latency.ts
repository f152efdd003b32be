import { once } from 'node:events';
import process from 'node:process';
import { makeDtlsCertificate, openUdpSocket } from '@wpm/media-embedded/wire';
import { type BenchCall, openBridge, openCall } from './call.ts';
import type { SubjectAddress } from './subject.ts';

/** How long packets of one call take, in a process of its own that has nothing else to do. In milliseconds. */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  /** The same packets' way from one socket of this process to another, without an engine. */
  readonly direct: number;
}

const FRAME_MS = 20;
/** So long after the packets of one end those of the other are sent. */
const APART_MS = 7;

/** Pairs what comes with what was sent: numbers differ by a constant, which the shortest ways give away. */
class Way {
  readonly #sentAt: number[] = [];
  readonly #arrived: { readonly sequence: number; readonly at: number; readonly sent: number }[] = [];

  sent(): void {
    this.#sentAt.push(performance.now());
  }

  arrived(sequence: number): void {
    if (this.#sentAt.length > 0) this.#arrived.push({ sequence, at: performance.now(), sent: this.#sentAt.length });
  }

  /** @param after packets that are left out: what they met was still being compiled */
  milliseconds(after: number): number[] {
    const offsets = new Map<number, number>();
    for (const { sequence, sent } of this.#arrived) {
      const offset = (sequence - sent) & 0xffff;
      offsets.set(offset, (offsets.get(offset) ?? 0) + 1);
    }
    const [usual = 0] = [...offsets].toSorted((a, b) => b[1] - a[1])[0] ?? [];
    return this.#arrived.flatMap(({ sequence, at }) => {
      const place = ((sequence - usual) & 0xffff) - 1;
      const sentAt = this.#sentAt[place];
      return sentAt === undefined || place < after ? [] : [at - sentAt];
    });
  }
}

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

export type LatencyOrder = { readonly address: SubjectAddress; readonly settleMs: number; readonly measureMs: number };

process.once('message', (order: LatencyOrder) => {
  void tell(order);
});

/** Says that its call is there, and measures when it is told to. */
async function tell({ address, settleMs, measureMs }: LatencyOrder): Promise<void> {
  await using bridge = await openBridge(address);
  await using call = await openCall(bridge, 'clock', ['PCMA', 'PCMA'], await makeDtlsCertificate());
  process.send?.('ready');
  await once(process, 'message');
  process.send?.(await measure(call, { settleMs, measureMs }));
  process.disconnect();
}

async function measure(call: BenchCall, { settleMs, measureMs }: Omit<LatencyOrder, 'address'>): Promise<Latency> {
  const direct = await openDirectWay();
  const ways = { agent: new Way(), customer: new Way() };
  call.customer.stream.onArrival = ({ sequence }) => ways.agent.arrived(sequence);
  call.agent.stream.onArrival = ({ sequence }) => ways.customer.arrived(sequence);
  const timer = setInterval(() => {
    ways.agent.sent();
    call.agent.stream.sendFrame();
    setTimeout(() => {
      ways.customer.sent();
      call.customer.stream.sendFrame();
    }, APART_MS);
    setTimeout(() => direct.send(), 2 * APART_MS);
  }, FRAME_MS);
  await new Promise((resolve) => setTimeout(resolve, settleMs + measureMs));
  clearInterval(timer);
  await call.bridged.close();
  direct.close();
  const settled = settleMs / FRAME_MS;
  const took = [...ways.agent.milliseconds(settled), ...ways.customer.milliseconds(settled)];
  return { p50: percentile(took, 0.5), p99: percentile(took, 0.99), direct: percentile(direct.took, 0.5) };
}

async function openDirectWay(): Promise<{ took: readonly number[]; send(): void; close(): void }> {
  const took: number[] = [];
  let sentAt = 0;
  const any = { address: '127.0.0.1', port: 0 };
  const to = await openUdpSocket(any, () => took.push(performance.now() - sentAt));
  const from = await openUdpSocket(any, () => undefined);
  return {
    took,
    send: () => {
      sentAt = performance.now();
      from.send(Buffer.alloc(172), to.local);
    },
    close: () => [to, from].forEach((socket) => socket.close()),
  };
}
