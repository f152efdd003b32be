import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { writeWav } from '../audio/wav.ts';
import { freePort } from './free-ports.ts';

export type BaresipAccount = {
  readonly aor: string;
  readonly authUser: string;
  readonly password: string;
  /** `host:port` */
  readonly server: string;
  readonly transport: 'udp' | 'tcp' | 'tls';
};

/** A running baresip that takes commands and can be asked what it said. */
export interface Baresip extends AsyncDisposable {
  command(line: string): void;
  /** Resolves when it has said so. @throws with everything it said, if it does not within 15 s */
  said(what: RegExp): Promise<void>;
}

const configOf = (folder: string, sipPort: number, consolePort: number): string =>
  [
    `sip_listen 127.0.0.1:${sipPort}`,
    `cons_listen 127.0.0.1:${consolePort}`,
    'module_path /usr/lib/baresip/modules',
    'module cons.so',
    'module g711.so',
    'module aufile.so',
    'module_tmp account.so',
    'module_app menu.so',
    `audio_source aufile,${folder}/silence.wav`,
    'audio_player aufile,/dev/null',
    'audio_alert aufile,/dev/null',
    '',
  ].join('\n');

const PATIENCE_MS = 15_000;

/** The line of baresip's `accounts` file, as the manual has it. */
const accountLine = ({ aor, authUser, password, server, transport }: BaresipAccount): string =>
  `<${aor};transport=${transport}>;auth_user=${authUser};auth_pass=${password};outbound="sip:${server};transport=${transport}";regint=60`;

export async function startBaresip(account: BaresipAccount): Promise<Baresip> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'wpm-baresip-'));
  const [sipPort, consolePort] = [await freePort(), await freePort()];
  writeFileSync(path.join(folder, 'config'), configOf(folder, sipPort, consolePort));
  writeFileSync(path.join(folder, 'accounts'), `${accountLine(account)}\n`);
  writeFileSync(path.join(folder, 'silence.wav'), writeWav(new Int16Array(80_000), 8_000));
  const child = spawn('baresip', ['-f', folder], { stdio: 'pipe' });
  let output = '';
  const hear = (stream: Readable) => stream.on('data', (chunk) => (output += String(chunk)));
  for (const stream of [child.stdout, child.stderr]) hear(stream);
  const said = async (what: RegExp) => {
    const until = performance.now() + PATIENCE_MS;
    while (!what.test(output)) {
      if (performance.now() > until) throw new Error(`baresip never said ${what}:\n${output}`);
      await delay(20);
    }
  };
  await said(/baresip is ready/);
  const terminal = connect(consolePort, '127.0.0.1');
  hear(terminal);
  return {
    command: (line) => void terminal.write(`${line}\n`),
    said,
    [Symbol.asyncDispose]: async () => {
      const ended = once(child, 'exit');
      terminal.destroy();
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
