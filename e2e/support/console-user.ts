import type { Browser, Locator, Page } from 'playwright-core';
import { complaintsOf, launchChromium } from './headless.ts';

/** An administrator with the console in a real browser. */
export class ConsoleUser implements AsyncDisposable {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly #browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
    this.complaints = complaintsOf(page);
  }

  /** Opens the console, logs in and waits for the calls. */
  static async atCalls({ url, password }: { url: string; password: string }): Promise<ConsoleUser> {
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'pl-PL' });
    const user = new ConsoleUser(browser, page);
    await page.goto(`${url}/console/`);
    await page.getByLabel('Login').fill('admin');
    await page.getByLabel('Domena').fill('demo.local');
    await page.getByLabel('Hasło', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Zaloguj' }).click();
    await page.getByRole('heading', { name: 'Połączenia' }).waitFor();
    return user;
  }

  /** The newest call that is over or runs, as the table shows it. */
  newestRow(): Locator {
    return this.page.locator('tbody tr').first();
  }

  /** Plays the recording of the newest call until its position moves. */
  async playsNewestRecording(): Promise<void> {
    await this.newestRow().getByRole('button').first().click();
    await this.page.getByRole('button', { name: 'Odtwórz' }).click();
    await this.page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.3);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }
}
