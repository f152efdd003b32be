import type { Browser, CDPSession } from 'playwright-core';

type Times = { readonly renderer: number; readonly all: number; readonly at: number };

/** Processor time of Chromium from one moment to another, as shares of one core: of its pages' processes, and of all. */
export class ChromiumUse {
  readonly #session: CDPSession;
  readonly #from: Times;

  private constructor(session: CDPSession, from: Times) {
    this.#session = session;
    this.#from = from;
  }

  static async from(browser: Browser): Promise<ChromiumUse> {
    const session = await browser.newBrowserCDPSession();
    return new ChromiumUse(session, await timesOf(session));
  }

  async until(): Promise<{ readonly renderer: number; readonly all: number }> {
    const to = await timesOf(this.#session);
    await this.#session.detach();
    const seconds = (to.at - this.#from.at) / 1_000;
    return { renderer: (to.renderer - this.#from.renderer) / seconds, all: (to.all - this.#from.all) / seconds };
  }
}

/** Seconds so far. */
async function timesOf(session: CDPSession): Promise<Times> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const sum = (of: typeof processInfo) => of.reduce((seconds, { cpuTime }) => seconds + cpuTime, 0);
  return {
    renderer: sum(processInfo.filter(({ type }) => type === 'renderer')),
    all: sum(processInfo),
    at: performance.now(),
  };
}
