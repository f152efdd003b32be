import type { StreamState } from '@wpm/client';
import type { RealtimeEvent } from '@wpm/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SILENT_OFFER } from '../sip/silent-offer.ts';
import { SipPhone } from '../sip/sip-phone.ts';
import { startPlatform, type TestPlatform } from './start-platform.ts';

let platform: TestPlatform;
let customer: SipPhone;

beforeAll(async () => {
  platform = await startPlatform();
  customer = await SipPhone.open({
    user: '+48600100200',
    domain: 'carrier.test',
    local: { address: platform.trunk.host, port: platform.trunk.port },
    server: { transport: 'udp', address: platform.sip.host, port: platform.sip.port },
  });
});
afterAll(async () => {
  await customer?.[Symbol.asyncDispose]();
  await platform?.stop();
});

/** A customer calls Anna, who has no phone on. Resolves with our id of the call. */
async function missedCall(): Promise<string> {
  const uri = `sip:+48221000101@${platform.sip.host}:${platform.sip.port}`;
  const { headers } = await customer.call(uri, SILENT_OFFER).refused();
  return headers.get('X-WPM-Call-Id') ?? '';
}

test("an agent's application hears of each call once and in order, over lost connections and a restart of the platform", async () => {
  using connections = new Connections();
  const { client } = await platform.api('anna');
  const events: RealtimeEvent[] = [];
  const states: StreamState[] = [];
  let stale = 0;
  using _stream = client.listen({
    onEvent: (event) => events.push(event),
    onStale: () => (stale += 1),
    onState: (state) => states.push(state),
  });
  const isLive = () => expect.poll(() => states.at(-1), { timeout: 20_000 }).toBe('live');
  await isLive();
  const calls: string[] = [];
  for (let round = 0; round < 5; round++) {
    connections.cut();
    calls.push(await missedCall());
    await expect.poll(() => events.length, { timeout: 10_000 }).toBe(calls.length);
  }
  expect(events).toEqual(calls.map((callId) => ({ kind: 'call.ended', callId })));
  expect(stale).toBe(1);

  await platform.killPlatform();
  await isLive();
  expect(stale).toBe(2);
  calls.push(await missedCall());
  await expect.poll(() => events.length, { timeout: 10_000 }).toBe(calls.length);
  expect(events.at(-1)).toEqual({ kind: 'call.ended', callId: calls.at(-1) });
  const history = await client.listMyCalls({ limit: 1 });
  expect(history).toMatchObject({ ok: true, value: { items: [{ callId: calls.at(-1), outcome: 'missed' }] } });
});

/** The WebSocket of this process, with a hand on every connection it made. */
class Connections implements Disposable {
  readonly #original = globalThis.WebSocket;
  readonly #open: WebSocket[] = [];

  constructor() {
    const open = this.#open;
    globalThis.WebSocket = class extends this.#original {
      constructor(url: string | URL) {
        super(url);
        open.push(this);
      }
    };
  }

  cut(): void {
    for (const socket of this.#open.splice(0)) socket.close();
  }

  [Symbol.dispose](): void {
    globalThis.WebSocket = this.#original;
  }
}
