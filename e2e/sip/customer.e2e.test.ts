import { type IncomingCall, SILENT_OFFER, type SipPhone, type TestPlatform, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playAtTrunk, played } from '../support/play.ts';
import { registeredPhone } from '../support/scene.ts';

/** A customer of another make calls Anna through the trunk: SIPp plays what carriers do, message by message. */
let platform: TestPlatform;
let anna: SipPhone;

beforeAll(async () => {
  platform = await startPlatform();
  anna = await registeredPhone(platform, 'anna');
});
afterAll(async () => {
  await anna?.[Symbol.asyncDispose]();
  await platform?.stop();
});

/** Anna's phone rings and is answered. */
async function annaAnswers(): Promise<IncomingCall> {
  const call = await anna.incoming();
  call.ring();
  await call.answer(SILENT_OFFER);
  return call;
}

describe('Anna answers, and the customer', () => {
  test.each([
    ['call', 'talks and hangs up'],
    ['hold-and-resume', 'holds and resumes in every way: each direction is answered with its mirror image'],
    ['codec-change', 'changes the codec'],
    ['refused-reinvite', 'offers what nobody can take: 488, and the call goes on'],
    ['offerless-reinvite', 'asks for our offer within the call'],
    ['late-offer', 'lets us offer'],
    ['update', 'refreshes, holds and resumes by UPDATE'],
    ['reliable-ringing', 'wants to hear the ringing reliably'],
    ['unacknowledged-ringing', 'acknowledges what was never said: 481, and the right PRACK counts'],
    ['session-refreshed-by-caller', 'refreshes the session, by UPDATE and by re-INVITE'],
    ['session-too-short', 'wants too short a session: 422, and the longer one is taken'],
    ['cancel-crosses-answer', 'takes the call back too late: it stands'],
  ])('%s: %s', async (scenario) => {
    const call = annaAnswers();
    await played(playAtTrunk(platform, scenario), call);
    await (await call).ended();
  });
});

describe('a customer who changes their mind', () => {
  test('cancel-ringing: takes the call back while it rings, and Anna is told', async () => {
    const rings = anna.incoming().then(async (call) => {
      call.ring();
      return call.cancelled();
    });
    await played(playAtTrunk(platform, 'cancel-ringing'), rings);
  });

  test('cancel-at-once: a CANCEL that follows its INVITE before any response ends it', async () => {
    // Whether it rang before the CANCEL came is anybody's guess: Jan's phone is asked nothing else.
    await using _jan = await registeredPhone(platform, 'jan');
    await played(playAtTrunk(platform, 'cancel-at-once', { keys: { number: '+48221000102' } }));
  });
});

test.each(Array.from({ length: 10 }, (_, index) => index + 1))(
  'a call with every tenth message lost on the way goes well, time %i',
  async () => {
    const call = annaAnswers();
    await played(playAtTrunk(platform, 'call', { lostPercent: 10 }), call);
    await (await call).ended();
  },
);

test('behind-nat: who asks for rport is answered where the packet came from', async () => {
  const { messages } = await played(playAtTrunk(platform, 'behind-nat'));
  const via = messages.find(({ direction }) => direction === 'received')?.text.match(/^Via: .*$/m)?.[0];
  expect(via).toContain('192.0.2.1:9');
  expect(via).toContain(';received=127.0.0.1');
  expect(via).toContain(`;rport=${platform.trunk.port}`);
});
