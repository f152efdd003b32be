import { execFile, spawnSync } from 'node:child_process';
import process from 'node:process';
import { command } from '../network/command.ts';
import { layWire } from '../network/veth.ts';

const PREFIX = 24;
/** As many outsiders stand side by side at most, each with a /24 of 10.98.0.0/16. */
const MOST_OUTSIDERS = 256;

/** Why this machine can have no outsider; undefined where it can. */
export function whyNoOutsider(...programs: readonly string[]): string | undefined {
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  const missing = ['ip', ...programs].filter((program) => spawnSync('which', [program]).status !== 0);
  return missing.length > 0 ? `there is no ${missing.join(', no ')}` : undefined;
}

/** What a program printed before it ended by itself. */
export type Printed = { readonly stdout: string; readonly stderr: string };

/** A machine of somebody else's: a network namespace with one wire to this one, so that it has an address of its own. */
export class Outsider implements AsyncDisposable {
  /** Where this machine is seen from outside. */
  readonly platformAddress: string;
  /** The first of its own addresses. */
  readonly address: string;
  readonly #namespace: string;

  private constructor(namespace: string, network: string) {
    this.#namespace = namespace;
    this.platformAddress = `${network}.1`;
    this.address = `${network}.2`;
  }

  /**
   * @param addresses how many it has, up to 200: limits per source see as many sources
   * @throws where `whyNoOutsider` says why
   */
  static async open({ addresses = 1 } = {}): Promise<Outsider> {
    const namespace = `wpm${process.pid}-outsider`;
    await command('ip', 'netns', 'add', namespace);
    await using opening = new AsyncDisposableStack();
    opening.defer(() => command('ip', 'netns', 'delete', namespace));
    const place = await layWire('wpm-outside', { device: 'eth0', namespace }, MOST_OUTSIDERS);
    const network = `10.98.${place}`;
    const outsider = new Outsider(namespace, network);
    await command('ip', 'addr', 'add', `${outsider.platformAddress}/${PREFIX}`, 'dev', `wpm-outside${place}`);
    await command('ip', 'link', 'set', `wpm-outside${place}`, 'up');
    for (let last = 2; last < 2 + addresses; last++)
      await command('ip', '-n', namespace, 'addr', 'add', `${network}.${last}/${PREFIX}`, 'dev', 'eth0');
    await command('ip', '-n', namespace, 'link', 'set', 'eth0', 'up');
    await command('ip', '-n', namespace, 'link', 'set', 'lo', 'up');
    opening.move();
    return outsider;
  }

  /** What must stand before a command so that it runs there. */
  get inside(): readonly string[] {
    return ['ip', 'netns', 'exec', this.#namespace];
  }

  /** Runs a program there to its end, whatever its exit code. @throws where it does not end in time */
  run(program: string, args: readonly string[], { timeoutMs = 60_000, input = '' } = {}): Promise<Printed> {
    const [first = '', ...before] = this.inside;
    return new Promise((resolve, reject) => {
      const options = { timeout: timeoutMs, maxBuffer: 64 * 1024 * 1024 };
      const child = execFile(first, [...before, program, ...args], options, (error, stdout, stderr) => {
        if (error?.killed) reject(new Error(`${program} did not end within ${timeoutMs} ms: ${stderr}`));
        else resolve({ stdout, stderr });
      });
      child.stdin?.end(input);
    });
  }

  /** The device on this side goes with the namespace. */
  async [Symbol.asyncDispose](): Promise<void> {
    await command('ip', 'netns', 'delete', this.#namespace);
  }
}
