import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';

const run = promisify(execFile);

const TOOLS = ['Xvfb', 'dbus-daemon', 'dunst', 'dunstctl'];
const isThere = (tool: string) => spawnSync('which', [tool]).status === 0;

/** Why there is no desktop here; undefined where there can be one. */
export function whyNoDesktop(): string | undefined {
  const missing = TOOLS.filter((tool) => !isThere(tool));
  return missing.length === 0 ? undefined : `no ${missing.join(', ')}: apt-get install xvfb dbus dunst`;
}

/**
 * A desktop as a user has one: a screen nobody sees (Xvfb), and what shows notifications (dunst, over D-Bus). Their buttons are pressed there, so
 * that a browser gets it from the system.
 */
export class Desktop implements AsyncDisposable {
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #started: readonly ChildProcess[];

  private constructor(folder: string, environment: NodeJS.ProcessEnv, started: readonly ChildProcess[]) {
    this.#folder = folder;
    this.#environment = environment;
    this.#started = started;
  }

  /** @throws where a part of it does not start */
  static async open(): Promise<Desktop> {
    const folder = await mkdtemp(path.join(tmpdir(), 'desktop-'));
    const screen = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [display, address] = await Promise.all([firstLine(screen), firstLine(bus)]);
    const environment = { ...process.env, DISPLAY: `:${display}`, DBUS_SESSION_BUS_ADDRESS: address };
    await writeFile(path.join(folder, 'dunstrc'), settings(folder));
    // What would show a menu of a notification's buttons: it presses the one that is wanted.
    const choose = `#!/bin/sh\ncat > ${folder}/heard\nmv ${folder}/heard ${folder}/menu\ngrep -m1 -F "$(cat ${folder}/wanted)" ${folder}/menu\n`;
    await writeFile(path.join(folder, 'choose'), choose, { mode: 0o755 });
    const notifications = spawn('dunst', ['-conf', path.join(folder, 'dunstrc')], {
      env: environment,
      stdio: 'ignore',
    });
    return new Desktop(folder, environment, [notifications, bus, screen]);
  }

  /**
   * A browser with windows on this screen, and a profile of its own: what is pressed in a notification finds its way back to no other one.
   * @param switches of Chromium
   */
  openChromium(look: BrowserContextOptions, switches: readonly string[]): Promise<BrowserContext> {
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    const how = { executablePath, headless: false, env: this.#environment, args: [...switches] };
    return chromium.launchPersistentContext(path.join(this.#folder, 'profile'), { ...look, ...how });
  }

  /** How many notifications are on the screen. */
  async shown(): Promise<number> {
    const { stdout } = await run('dunstctl', ['count', 'displayed'], { env: this.#environment }).catch(() => ({
      stdout: '',
    }));
    return Number(stdout.trim());
  }

  /** Presses the button of this name of the notification on the screen. @returns the names of all its buttons */
  async press(button: string): Promise<readonly string[]> {
    const menu = path.join(this.#folder, 'menu');
    await rm(menu, { force: true });
    await writeFile(path.join(this.#folder, 'wanted'), `#${button} (`);
    await run('dunstctl', ['context'], { env: this.#environment });
    while (!existsSync(menu)) await new Promise(setImmediate);
    return [...(await readFile(menu, 'utf8')).matchAll(/^#(.*?) \(/gm)].map(([, name = '']) => name);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const started of this.#started) {
      started.kill();
      if (started.exitCode === null && started.signalCode === null) await once(started, 'exit');
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('it says nothing');
  const [said] = await once(stdout, 'data');
  return String(said).trim();
}

/** Notifications stay until they are pressed. */
const settings = (folder: string) => `[global]
dmenu = ${folder}/choose
[urgency_low]
timeout = 0
[urgency_normal]
timeout = 0
[urgency_critical]
timeout = 0
`;
