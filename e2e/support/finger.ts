import type { CDPSession, Locator, Page } from 'playwright-core';

/** A finger on the screen, for as long as something is done with it that is no tap: it holds, or it moves. */
export class Finger {
  readonly #session: CDPSession;

  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Finger> {
    return new Finger(await page.context().newCDPSession(page));
  }

  /** Holds something until this is over. */
  async hold(what: Locator, until: () => Promise<unknown>): Promise<void> {
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [await middleOf(what)] });
    await until();
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }

  /** Pushes what is shown upwards by so many pixels, from the middle of something. */
  async pushUp(what: Locator, pixels: number): Promise<void> {
    const { x, y } = await middleOf(what);
    const touch = (type: 'touchStart' | 'touchMove', touchPoints: { readonly x: number; readonly y: number }[]) =>
      this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
    await touch('touchStart', [{ x, y }]);
    for (let moved = STEP; moved <= pixels; moved += STEP) await touch('touchMove', [{ x, y: y - moved }]);
    await this.#session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  }
}

/** Pixels a finger moves between two looks at it. */
const STEP = 20;

async function middleOf(what: Locator): Promise<{ x: number; y: number }> {
  const box = await what.boundingBox();
  if (box === null) throw new Error('what is to be touched is not there');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
