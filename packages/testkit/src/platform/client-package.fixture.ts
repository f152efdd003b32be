import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const below = (file: string) => fileURLToPath(new URL(`../../../../${file}`, import.meta.url));

/** A folder of somebody's own, with the client installed in it from its file without any network, and the examples beside. */
export type Installed = AsyncDisposable & {
  readonly folder: string;
  /** Runs an example to its end. @returns what it wrote, in lines; @throws where it fails */
  run(example: string, environment: NodeJS.ProcessEnv, ...args: string[]): Promise<string[]>;
  /** Starts one that goes on. */
  start(example: string, environment: NodeJS.ProcessEnv): Running;
};

export async function installClient(): Promise<Installed> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-client-'));
  const built = path.join(folder, 'built');
  await run(process.execPath, [below('scripts/build-client.ts'), 'pack', `to=${built}`]);
  const file = readdirSync(built).find((name) => name.endsWith('.tgz'));
  if (file === undefined) throw new Error('nothing was packed');
  writeFileSync(path.join(folder, 'package.json'), '{ "name": "somebody", "private": true, "type": "module" }');
  cpSync(below('examples/client'), folder, { recursive: true });
  const quietly = ['--offline', '--ignore-scripts', '--no-audit', '--no-fund', `--cache=${path.join(folder, 'cache')}`];
  await run('npm', ['install', ...quietly, path.join(built, file)], { cwd: folder });
  const started: Running[] = [];
  return {
    folder,
    run: async (example, environment, ...args) => {
      const options = { cwd: folder, env: { ...process.env, ...environment } };
      return (await run(process.execPath, [`${example}.mjs`, ...args], options)).stdout.trim().split('\n');
    },
    start: (example, environment) => {
      const options = { cwd: folder, env: { ...process.env, ...environment } };
      const running = new Running(spawn(process.execPath, [`${example}.mjs`], { ...options, stdio: 'pipe' }));
      started.push(running);
      return running;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all(started.map((each) => each.stop()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A program that goes on, and what it has written. */
export class Running {
  readonly lines: string[] = [];
  readonly #child: ChildProcess;
  readonly #waiting = new Set<() => void>();

  constructor(child: ChildProcess) {
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      if (stream)
        createInterface(stream).on('line', (line) => {
          this.lines.push(line);
          for (const look of this.#waiting) look();
        });
  }

  /** The first line that begins like this, as soon as it is there. */
  line(beginning: string): Promise<string> {
    return new Promise((resolve) => {
      const look = () => {
        const found = this.lines.find((line) => line.startsWith(beginning));
        if (found === undefined) return;
        this.#waiting.delete(look);
        resolve(found);
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** @returns its exit code */
  async stop(): Promise<number | null> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== null || signalCode !== null) return exitCode;
    const over = once(this.#child, 'exit');
    this.#child.kill('SIGTERM');
    const [code] = await over;
    return code;
  }
}

/** A way to the platform that can be cut. */
export async function openRelay(url: string) {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.once('close', () => (open.delete(one), other.destroy()));
    }
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    url: `http://127.0.0.1:${own}`,
    cut,
    [Symbol.asyncDispose]: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}
