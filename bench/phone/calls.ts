import type { Browser, Page } from 'playwright-core';
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
  let [before, half] = [Number.NaN, Number.NaN];
  for (let call = 0; call < WARM_UP + calls; call += 1) {
    if (call === WARM_UP) before = await settledHeap(page);
    if (call === WARM_UP + Math.floor(calls / 2)) half = await settledHeap(page);
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
  const after = await settledHeap(page);
  return {
    ...pressToInvite(took.slice(WARM_UP)),
    calls,
    heapBeforeMb: before,
    heapHalfWayMb: half,
    heapAfterMb: after,
    /** Of the second half: what the first still warmed up is left out. */
    heapPerCallKb: Math.round(((after - half) * 10_000) / (calls / 2)) / 10,
  };
}

async function settledHeap(page: Page): Promise<number> {
  await page.waitForTimeout(SETTLED_MS);
  return heapOf(page);
}

function pressToInvite(took: readonly number[]) {
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number): number => Math.round(sorted[Math.floor(sorted.length * share)] ?? Number.NaN);
  return { pressToInviteP50Ms: at(0.5), pressToInviteP95Ms: at(0.95) };
}
