import { SILENT_OFFER, type SipPhone, type TestPlatform, startPlatform } from '@wpm/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { playAtTrunk, played } from '../support/play.ts';
import { registeredPhone } from '../support/scene.ts';

/** Anna calls out through the trunk, and SIPp is the carrier: what networks answer, message by message. */
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

const CUSTOMER = '600100300';

/** The carrier listens, then Anna calls; both do their part to the end. */
async function withCarrier(scenario: string, annas: () => Promise<unknown>): Promise<void> {
  const carrier = await playAtTrunk(platform, scenario);
  await played(Promise.resolve(carrier), annas());
}

/** Anna calls, is answered and hangs up. */
async function annaTalks(): Promise<void> {
  const call = anna.call(CUSTOMER, SILENT_OFFER);
  await call.answered();
  expect((await call.bye()).status).toBe(200);
}

/** Anna calls, is answered, and the other side hangs up. */
async function annaIsHungUpOn(): Promise<void> {
  const call = anna.call(CUSTOMER, SILENT_OFFER);
  await call.answered();
  await call.ended();
}

describe('Anna calls, is answered and talks, through a carrier that', () => {
  test.each([
    ['carrier-answers', 'rings and answers'],
    ['carrier-forks-ringing', 'rings two phones'],
    ['carrier-moves', 'sends the call on within itself, to the number it prefers (RFC 3261 §8.1.3.4)'],
    ['carrier-rings-reliably', 'wants PRACK for its early media and its ringing'],
    ['carrier-refreshes', 'refreshes the session, by UPDATE and by re-INVITE'],
    ['carrier-wants-longer-session', 'wants a longer session: the INVITE comes again with it'],
  ])('%s: %s, and Anna hangs up', async (scenario) => withCarrier(scenario, annaTalks));

  test.each([
    ['carrier-hangs-up', 'says why (RFC 3326)'],
    ['carrier-holds', 'holds and resumes within the call'],
    ['carrier-forks-answers', 'lets two phones answer, of which only the first keeps the call'],
  ])('%s: %s, and hangs up', async (scenario) => withCarrier(scenario, annaIsHungUpOn));
});

describe('Anna is told what the carrier said', () => {
  test('carrier-redirects: moved to a number that Anna may not call', async () =>
    withCarrier('carrier-redirects', async () => {
      const refused = await anna.call(CUSTOMER, SILENT_OFFER).refused();
      expect([refused.status, refused.headers.get('Reason')]).toEqual([
        403,
        expect.stringContaining('call/not-permitted'),
      ]);
    }));

  test('carrier-redirects-away: moved to where the trunk is not, and nothing is sent there', async () =>
    withCarrier('carrier-redirects-away', async () => {
      const refused = await anna.call(CUSTOMER, SILENT_OFFER).refused();
      expect([refused.status, refused.headers.get('Reason')]).toEqual([
        480,
        expect.stringContaining('call/unreachable'),
      ]);
    }));

  test('carrier-busy: busy is busy', async () =>
    withCarrier('carrier-busy', async () => {
      expect((await anna.call(CUSTOMER, SILENT_OFFER).refused()).status).toBe(486);
    }));
});

describe('Anna takes her call back', () => {
  test('carrier-slow-to-try: before the carrier said anything; the CANCEL waits until then', async () =>
    withCarrier('carrier-slow-to-try', async () => {
      const call = anna.call(CUSTOMER, SILENT_OFFER);
      await expect.poll(() => anna.journal.at(-1)).toBe('received 100');
      call.cancel();
      expect((await call.refused()).status).toBe(487);
    }));

  test('carrier-cancelled: while it rings', async () =>
    withCarrier('carrier-cancelled', async () => {
      const call = anna.call(CUSTOMER, SILENT_OFFER);
      await call.ringing();
      call.cancel();
      expect((await call.refused()).status).toBe(487);
    }));

  test('carrier-answers-into-cancel: just when the carrier answers, which is hung up on', async () =>
    withCarrier('carrier-answers-into-cancel', async () => {
      const call = anna.call(CUSTOMER, SILENT_OFFER);
      await call.ringing();
      call.cancel();
      expect((await call.refused()).status).toBe(487);
    }));
});
