import { operatorSocket } from '@wpm/server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { RtpProbe } from '../audio/rtp-probe.ts';
import { phoneOf } from '../platform/speakers.fixture.ts';
import { startPlatform, type TestPlatform } from '../platform/start-platform.ts';
import type { SipPhone } from '../sip/sip-phone.ts';
import { Callers, type Happening } from './callers.ts';
import { readOptions } from './options.ts';

let platform: TestPlatform;
let anna: SipPhone;

beforeAll(async () => {
  platform = await startPlatform();
  anna = await phoneOf(platform, 'anna');
});
afterAll(async () => {
  await anna?.[Symbol.asyncDispose]();
  await platform?.stop();
});

/** Customers as told, and what they tell, each once it has happened. */
async function customers(args: readonly string[]) {
  const options = readOptions([
    '--to=+48221000101',
    ...args,
    `--local=${platform.trunk.host}:${platform.trunk.port}`,
    `--platform=${platform.sip.host}:${platform.sip.port}`,
  ]);
  if (!options.ok) throw new Error(options.error.message);
  const said: Happening[] = [];
  const waiting = new Set<() => void>();
  const told = (happening: Happening): void => {
    said.push(happening);
    for (const look of waiting) look();
  };
  const callers = await Callers.start(options.value, {
    told,
    random: () => 0.5,
    pickUpMs: 200,
    operatorSocket: operatorSocket(platform.dataFolder),
  });
  const happens = (kind: Happening['fate']['kind']): Promise<Happening> => {
    const { promise, resolve } = Promise.withResolvers<Happening>();
    const look = (): void => {
      const found = said.find(({ fate }) => fate.kind === kind);
      if (found) resolve(found);
    };
    waiting.add(look);
    look();
    return promise;
  };
  return { callers, happens };
}

test('a customer calls Anna, speaks, is heard, and hangs up when all is said', async () => {
  await using probe = await RtpProbe.open({ hz: 450 });
  const { callers, happens } = await customers(['--talk=3', '--rate=1']);
  await using _ = callers;
  const rings = await anna.incoming();
  expect(rings.invite.headers.get('From')).toMatch(/\+48600\d{6}/);
  rings.ring();
  await rings.answer(probe.answer(rings.remoteSdp ?? ''));
  probe.start();
  expect((await happens('answered')).direction).toBe('calls');
  await probe.stream.hear(100);
  const loudest = probe.stream.heard(2_000).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
  expect(loudest).toBeGreaterThan(4_000);
  await rings.ended();
  expect((await happens('ended')).fate).toMatchObject({ by: 'customer' });
});

test('a customer nobody answers gives up', async () => {
  const { callers, happens } = await customers(['--patience=1', '--rate=1']);
  await using _ = callers;
  const rings = await anna.incoming();
  rings.ring();
  await rings.cancelled();
  expect((await happens('gave-up')).customer.number).toMatch(/^\+48600/);
});

test('a customer who is called picks up, and hears when Anna hangs up', async () => {
  await using probe = await RtpProbe.open({ hz: 450 });
  const { callers, happens } = await customers(['--rate=0.01']);
  await using _ = callers;
  // The first customer calls at once and is sent away, so that Anna is free.
  (await anna.incoming()).refuse(603);
  await happens('refused');
  const call = anna.call('+48600777888', probe.offer());
  probe.complete((await call.answered()).body);
  expect((await happens('answered')).customer.number).toContain('600777888');
  probe.start();
  await probe.stream.hear(50);
  await call.bye();
  expect((await happens('ended')).fate).toMatchObject({ by: 'agent' });
});

const INFOLINIA = '--to=+48221000100';

test('a customer nobody takes out of the queue loses patience there', async () => {
  const { callers, happens } = await customers([INFOLINIA, '--patience=3', '--talk=1', '--rate=1']);
  await using _ = callers;
  await happens('waits');
  // It is not the talk of a second that ends it: nobody has talked.
  const { fate } = await happens('gave-up');
  expect(fate.kind === 'gave-up' && fate.afterMs).toBeGreaterThanOrEqual(3_000);
});

test('who waits in a queue begins to talk when an agent takes the call', async () => {
  const { client } = await platform.api('anna');
  await client.setMyStatus({ chosen: { kind: 'in-queue' } });
  await using probe = await RtpProbe.open({ hz: 450 });
  const { callers, happens } = await customers([INFOLINIA, '--patience=60', '--talk=2', '--rate=1']);
  await using _ = callers;
  const rings = await anna.incoming();
  rings.ring();
  await happens('waits');
  await rings.answer(probe.answer(rings.remoteSdp ?? ''));
  probe.start();
  await happens('answered');
  await rings.ended();
  const { fate } = await happens('ended');
  expect(fate).toMatchObject({ by: 'customer' });
  expect(fate.kind === 'ended' && fate.talkedMs).toBeLessThan(20_000);
});
