import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { complaintsOf, launchChromium } from './headless.ts';

/** A new tenant's administrator, who knows nothing but the link they were sent and does what the guide says. */
export class GuidedAdministrator implements AsyncDisposable {
  readonly page: Page;
  readonly complaints: readonly string[];
  readonly #browser: Browser;

  private constructor(browser: Browser, page: Page) {
    this.#browser = browser;
    this.page = page;
    this.complaints = complaintsOf(page);
  }

  /** Sets a password by the invitation, logs in with it and stands before the guide. */
  static async byInvitation(link: string, password: string): Promise<GuidedAdministrator> {
    const browser = await launchChromium();
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: 'pl-PL' });
    const user = new GuidedAdministrator(browser, page);
    await page.goto(link);
    await page.getByLabel('Hasło', { exact: true }).fill(password);
    await page.getByLabel('Powtórz hasło').fill(password);
    await page.getByRole('button', { name: 'Ustaw hasło' }).click();
    await page.getByRole('link', { name: 'Otwórz konsolę' }).click();
    await page.getByLabel('Hasło', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Zaloguj' }).click();
    await page.getByRole('heading', { name: 'Pierwsze kroki' }).waitFor();
    return user;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#browser.close();
  }

  /** What the guide says is done. */
  async sees(step: string): Promise<void> {
    await this.page.locator('.first-step[data-done]').filter({ hasText: step }).waitFor();
  }

  /** Adds an agent. @returns the link that invites them */
  async addsAgent(name: string, login: string, extension: string): Promise<string> {
    const { page } = this;
    await this.#opens('Konto agenta');
    await page.getByLabel('Imię i nazwisko').fill(name);
    await page.getByLabel('Login').fill(login);
    await page.getByLabel('Numer wewnętrzny').fill(extension);
    await this.#saves();
    const link = await page.getByLabel('Link zaproszenia').inputValue();
    await page.getByRole('button', { name: 'Gotowe' }).click();
    await this.#isBack('Konto agenta');
    return link;
  }

  /** Adds hours by which it is open at every time: tests run on Sundays and at night as well. */
  async addsHours(name: string): Promise<void> {
    const { page } = this;
    await this.#opens('Godziny pracy');
    await page.getByLabel('Nazwa', { exact: true }).fill(name);
    for (const day of ['sob.', 'niedz.']) await page.getByLabel(day, { exact: true }).check();
    await page.getByLabel('Od', { exact: true }).fill('00:00');
    await page.getByLabel('Do', { exact: true }).fill('00:00');
    await this.#saves();
    await this.#returns();
  }

  /** Adds a campaign with an agent, open by these hours. */
  async addsCampaign(name: string, agent: string, hours: string): Promise<void> {
    const { page } = this;
    await this.#opens('Kampania z agentem');
    await page.getByLabel('Nazwa', { exact: true }).fill(name);
    await page.getByLabel('Dodaj agenta').selectOption(agent);
    await page.getByLabel('Godziny pracy').selectOption(hours);
    await this.#saves();
    await this.#isBack('Kampania z agentem');
    await this.sees('Godziny pracy');
  }

  /** Adds the way to a carrier that is known by its address. */
  async addsTrunk(name: string, { host, port }: { readonly host: string; readonly port: number }): Promise<void> {
    const { page } = this;
    await this.#opens('Łącze do sieci telefonicznej');
    await page.getByLabel('Nazwa', { exact: true }).fill(name);
    await page.getByLabel('Nazwa lub adres IP').first().fill(host);
    await page.getByLabel('Port', { exact: true }).first().fill(String(port));
    await this.#saves();
    await this.#isBack('Łącze do sieci telefonicznej');
  }

  /** Adds a number that leads to a campaign. */
  async addsNumber(number: string, campaign: string): Promise<void> {
    const { page } = this;
    await this.#opens('Numer prowadzi do kampanii');
    await page.getByLabel('Numer', { exact: true }).fill(number);
    await page.getByLabel('Dokąd idą połączenia').selectOption('Do kampanii');
    await page.getByLabel('Kampania', { exact: true }).selectOption(campaign);
    await this.#saves();
    await this.#isBack('Numer prowadzi do kampanii');
  }

  /** Lets an agent's phone ring for the test call. */
  async callsOnTrial(agent: string): Promise<void> {
    await this.page.getByRole('button', { name: `Zadzwoń próbnie: ${agent}` }).click();
    await this.page.getByText('Dzwoni telefon agenta. Odbierz go.', { exact: true }).waitFor();
  }

  /** Finds the log a user has sent by its reference. @returns its row, and the file it is read as */
  async readsLog(reference: string): Promise<{ readonly row: string; readonly text: string }> {
    const { page } = this;
    await page.getByRole('link', { name: 'Administracja' }).click();
    await page.getByRole('link', { name: 'Logi telefonów' }).click();
    await page.getByLabel('Numer logu').fill(reference);
    const row = page.getByRole('row', { name: reference });
    const saved = page.waitForEvent('download');
    await row.getByRole('button', { name: `Pobierz log ${reference}` }).click();
    return { row: await row.innerText(), text: await readFile(await (await saved).path(), 'utf8') };
  }

  async #opens(step: string): Promise<void> {
    await this.page.locator('.first-step').filter({ hasText: step }).getByRole('link').click();
    await this.page.getByRole('dialog').locator('form').waitFor();
  }

  async #saves(): Promise<void> {
    await this.page.getByRole('button', { name: 'Zapisz' }).click();
  }

  async #returns(): Promise<void> {
    await this.page.getByRole('dialog').waitFor({ state: 'detached' });
    await this.page.getByRole('link', { name: 'Pierwsze kroki' }).click();
    await this.page.getByRole('heading', { name: 'Pierwsze kroki' }).waitFor();
  }

  async #isBack(step: string): Promise<void> {
    await this.#returns();
    await this.sees(step);
  }
}
