import type { Browser } from 'playwright-core';
import { PhonePage } from '../../e2e/fixtures/phone-page.ts';
import { heapOf } from './heap.ts';

/** JsSIP keeps a call's transactions for 32 s (RFC 3261, 64·T1): what is there then stays. */
const SETTLED_MS = 33_000;

/** What is loaded by the first calls, and kept, is no growth. */
const WARM_UP = 10;

/** Calls one after the other, each answered and ended: from the press until the INVITE leaves, and what they leave on the heap. */
export async function measureCalls(browser: Browser, calls: number) {
  await using phone = await PhonePage.open(browser);
  const { page } = phone;
  await page.evaluate(() => {
    const original = Reflect.get(WebSocket.prototype, 'send');
    WebSocket.prototype.send = function send(data) {
      if (typeof data === 'string' && data.startsWith('INVITE'))
        Object.assign(globalThis, { invitedAt: performance.now() });
      return original.call(this, data);
    };
    addEventListener('pointerdown', () => Object.assign(globalThis, { pressedAt: performance.now() }), true);
  });
  await phone.logIn();
  const took: number[] = [];
  const settledHeap = async (): Promise<number> => {
    await page.waitForTimeout(SETTLED_MS);
    return heapOf(page);
  };
  let [before, half] = [Number.NaN, Number.NaN];
  for (let call = 0; call < WARM_UP + calls; call += 1) {
    if (call === WARM_UP) before = await settledHeap();
    if (call === WARM_UP + Math.floor(calls / 2)) half = await settledHeap();
    await phone.dial('600');
    took.push(
      await page.evaluate(() => {
        const { invitedAt, pressedAt }: { invitedAt: number; pressedAt: number } = Object(globalThis);
        return invitedAt - pressedAt;
      }),
    );
    phone.platform.peer.answer(200, 'OK');
    await page.getByRole('timer').waitFor();
    await phone.press('Rozłącz');
    await phone.press('Zamknij');
  }
  const after = await settledHeap();
  const sorted = took.slice(WARM_UP).toSorted((a, b) => a - b);
  return {
    pressToInviteP50Ms: Math.round(sorted[Math.floor(sorted.length / 2)] ?? Number.NaN),
    pressToInviteP95Ms: Math.round(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN),
    calls,
    heapBeforeMb: before,
    heapHalfWayMb: half,
    heapAfterMb: after,
    /** Of the second half: what the first still warmed up is left out. */
    heapPerCallKb: Math.round(((after - half) * 10_000) / (calls / 2)) / 10,
  };
}
