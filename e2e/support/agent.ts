import type { BrowserContext, Locator, Page } from 'playwright-core';
import { HANDSET } from './handset.ts';
import { complaintsOf, launchChromiumInside } from './headless.ts';
import { hearing, startHearing } from './hearing.ts';
import { type Voice, leaveVoice, voiceOf } from './voices.ts';

/** A microphone that needs no permission click, and calls to this very machine. */
const SWITCHES = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--allow-loopback-in-peer-connection',
  '--autoplay-policy=no-user-gesture-required',
];

export type AgentOptions = {
  readonly baseUrl: string;
  readonly login: string;
  readonly password: string;
  /** Tone the agent says into the microphone, in Hz. */
  readonly hz: number;
  readonly language?: 'pl' | 'en';
  /** What must stand before a command so that it runs in the network namespace of the agent's handset; otherwise this one. */
  readonly inside?: readonly string[];
};

/** An agent with a phone in a real browser, pressed by a finger: a microphone that plays a tone, and ears that can be asked what they hear. */
export class Agent implements AsyncDisposable {
  readonly page: Page;
  readonly #voice: Voice;
  /** Whose voice it is, where another agent may go on in its browser. */
  readonly #hz: number | undefined;
  /** What the page complained about; must stay empty. */
  readonly complaints: readonly string[];

  private constructor(page: Page, voice: Voice, hz: number | undefined) {
    this.page = page;
    this.#voice = voice;
    this.#hz = hz;
    this.complaints = complaintsOf(page);
  }

  /** Opens the phone at its login screen. */
  static async open({
    baseUrl,
    hz,
    language = 'pl',
    inside,
  }: Pick<AgentOptions, 'baseUrl' | 'hz' | 'language' | 'inside'>): Promise<Agent> {
    // Another host's page has no microphone without TLS; here that is not what is tested.
    const insecure = `--unsafely-treat-insecure-origin-as-secure=${baseUrl}`;
    const voice = await (inside
      ? voiceOf(hz, SWITCHES, (...switches) => launchChromiumInside(inside, ...switches, insecure))
      : voiceOf(hz, SWITCHES));
    const { browser } = voice;
    const context = await browser.newContext({
      ...HANDSET,
      locale: language === 'pl' ? 'pl-PL' : 'en-GB',
      permissions: ['microphone'],
      // As a user who goes on at the warning about a certificate of our own making.
      ignoreHTTPSErrors: true,
    });
    await prepare(context);
    const page = await context.newPage();
    const agent = new Agent(page, voice, inside ? undefined : hz);
    await page.goto(`${baseUrl}/phone/`);
    return agent;
  }

  /** Logs in and waits until the phone is registered. */
  static async ready(options: AgentOptions): Promise<Agent> {
    const agent = await Agent.open(options);
    await agent.logIn(options.login, options.password);
    await agent.#goesOnHere(agent.page.getByText('Gotowy', { exact: true }).first());
    return agent;
  }

  /** Until this is seen. Whose phone is open elsewhere, as who closed one without logging out, is asked first whether they go on here. */
  async #goesOnHere(seen: Locator): Promise<void> {
    const elsewhere = this.page.getByRole('button', { name: 'Przejdź tutaj' });
    await seen.or(elsewhere).first().waitFor();
    if (await elsewhere.isVisible()) await elsewhere.tap();
    await seen.waitFor();
  }

  async logIn(login: string, password: string, domain = 'demo.local'): Promise<void> {
    await this.page.getByLabel('Login').fill(login);
    await this.page.getByLabel('Domena').fill(domain);
    await this.page.getByLabel('Hasło', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Zaloguj' }).tap();
  }

  /** Sets a password by an invitation and goes on to the phone, whose login form knows who it is. */
  async acceptsInvitation(link: string, password: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByLabel('Hasło', { exact: true }).fill(password);
    await this.page.getByLabel('Powtórz hasło').fill(password);
    await this.press('Ustaw hasło');
    await this.page.getByRole('link', { name: 'Otwórz telefon' }).tap();
    await this.page.getByLabel('Hasło', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Zaloguj' }).tap();
    await this.page.getByText('Gotowy', { exact: true }).first().waitFor();
  }

  /** Opens the link of a code an administrator shows in the window of the phone, which loads nothing anew, and is signed in without a password. */
  async signsInByCode(link: string): Promise<void> {
    await this.page.goto(link);
    await this.press('Zaloguj ten telefon');
    await this.#goesOnHere(this.page.locator('.chip.status'));
  }

  /** Goes on a break of this name, and sees it in the status. */
  async takesBreak(name: string): Promise<void> {
    await this.page.locator('.chip.status').tap();
    await this.page.locator('.statuses').getByRole('button', { name }).tap();
    await this.page.locator('.chip.status').filter({ hasText: name }).waitFor();
  }

  /** Goes in queue for a campaign. */
  async worksIn(campaign: string): Promise<void> {
    await this.page.locator('.chip.status').tap();
    const ticked = this.page.getByLabel(campaign);
    if (!(await ticked.isChecked())) await ticked.tap();
    await this.page.locator('.statuses').getByRole('button', { name: 'W kolejce' }).tap();
  }

  async dial(number: string): Promise<void> {
    await this.page.getByLabel('Numer telefonu').fill(number);
    await this.page.getByRole('button', { name: 'Zadzwoń' }).tap();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).tap();
  }

  /** Reloads the page, whatever it says about the call it is in. */
  async reload(): Promise<void> {
    this.page.on('dialog', (dialog) => void dialog.accept());
    await this.page.reload();
  }

  /** Waits until the call's state is this word. */
  async seesState(word: string): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: word }).first().waitFor({ timeout: 20_000 });
  }

  async opensMyCalls(): Promise<void> {
    const done = this.page.getByRole('button', { name: 'Zamknij', exact: true });
    if (await done.isVisible()) await done.tap();
    await this.page.getByRole('link', { name: 'Moje połączenia' }).tap();
  }

  /** Breaks what lists by day are made by, and opens one: its screen fails, and the next one is there all the same. */
  async seesScreenFail(saying: string): Promise<void> {
    await this.page.evaluate((message) => {
      Map.groupBy = () => {
        throw new TypeError(message);
      };
    }, saying);
    await this.opensMyCalls();
    await this.page.getByRole('heading', { name: 'Coś poszło nie tak' }).waitFor();
  }

  /** Sends what the phone noted of itself. @returns the reference the user is told */
  async sendsLog(sentence: string): Promise<string> {
    await this.page.getByRole('link', { name: 'Ustawienia' }).tap();
    await this.page.getByRole('link', { name: 'Ogólne' }).tap();
    await this.page.getByLabel('Co się stało?').fill(sentence);
    await this.press('Wyślij logi');
    return this.page.locator('.log-reference').innerText();
  }

  /** The first row of *my calls*. */
  newestRow(): Locator {
    return this.page.locator('.call-row').first();
  }

  /** Presses play in the player that is open and waits until its position moves. */
  async playsRecording(): Promise<void> {
    await this.page.getByRole('button', { name: 'Odtwórz' }).tap();
    await this.page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.3);
  }

  /** Waits until the strongest tone heard is this one, in Hz. */
  async hears(hz: number, timeoutMs = 15_000): Promise<void> {
    await hearing(this.page, hz, timeoutMs);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.context().close();
    await leaveVoice(this.#voice, this.#hz);
  }
}

/** The sound itself is checked: the browser must not clean it; and the page's connections must be found. */
async function prepare(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => localStorage.setItem('wpm.audio.raw', '1'));
  await context.addInitScript(startHearing);
}
