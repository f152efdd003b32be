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

  /** Adds a break by the form of its page. */
  async addsBreak(name: string): Promise<void> {
    await this.#opens('Przerwy', 'Dodaj przerwę');
    await this.page.getByLabel('Nazwa (Polski)').fill(name);
    await this.#saves();
    await this.page.getByRole('status').filter({ hasText: 'Zapisano.' }).waitFor();
  }

  /** Adds an agent by the form of the accounts. @returns the link that invites the agent */
  async invitesAgent(name: string, login: string, extension: string): Promise<string> {
    await this.#opens('Konta', 'Dodaj konto');
    await this.page.getByLabel('Imię i nazwisko').fill(name);
    await this.page.getByLabel('Login').fill(login);
    await this.page.getByLabel('Numer wewnętrzny').fill(extension);
    await this.#saves();
    const link = await this.page.getByLabel('Link zaproszenia').inputValue();
    await this.page.getByRole('button', { name: 'Gotowe' }).click();
    return link;
  }

  /** Shows the code that signs a phone in. @returns the link it holds */
  async showsPhoneCode(name: string): Promise<string> {
    await this.page.getByRole('button', { name, exact: true }).click();
    const answered = this.page.waitForResponse((response) => response.url().endsWith('/sign-in-link'));
    await this.page.getByRole('button', { name: 'Kod QR dla telefonu' }).click();
    const { token }: { token: string } = await (await answered).json();
    await this.page.getByRole('img', { name: `Kod QR, który loguje telefon: ${name}` }).waitFor();
    return `${new URL(this.page.url()).origin}/phone/#sign-in=${token}`;
  }

  /** Takes a voicemail greeting away that a user recorded, on the page of their account. */
  async removesGreetingOf(name: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Administracja' }).click();
    await this.page.getByRole('link', { name: 'Konta', exact: true }).click();
    await this.page.getByRole('button', { name, exact: true }).click();
    const greetings = this.page.getByRole('region', { name: 'Powitania poczty głosowej' });
    await greetings.getByRole('button', { name: 'Usuń powitanie: Powitanie' }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Usuń powitanie' }).click();
    await greetings.waitFor({ state: 'detached' });
  }

  async #opens(page: string, create: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Administracja' }).click();
    await this.page.getByRole('link', { name: page, exact: true }).click();
    await this.page.getByRole('button', { name: create }).click();
  }

  #saves(): Promise<void> {
    return this.page.getByRole('button', { name: 'Zapisz' }).click();
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
