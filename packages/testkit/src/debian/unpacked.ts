import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

const UNPACK = path.join(import.meta.dirname, 'unpack.sh');

/** Debian packages of the newest suite in a folder of the user's cache, for tests whose machine has older ones or none. */
export class Unpacked {
  readonly #folder: string;
  readonly #packages: readonly string[];

  /** @param name of the folder, `webphone-<name>` */
  constructor(name: string, packages: readonly string[]) {
    const cache = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
    this.#folder = path.join(cache, `webphone-${name}`);
    this.#packages = packages;
  }

  get isThere(): boolean {
    return existsSync(path.join(this.#folder, '.complete'));
  }

  /**
   * Fetches what is not there yet: with apt, as root, once.
   * @returns why it cannot be had; undefined when it is there
   */
  prepare(): string | undefined {
    if (this.isThere) return undefined;
    const what = this.#packages.join(' ');
    if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return `${what} of Debian needs root and apt`;
    const { status, stderr } = spawnSync(UNPACK, [this.#folder, ...this.#packages], { encoding: 'utf8' });
    return status === 0 ? undefined : `${what} of Debian could not be unpacked: ${stderr}`;
  }

  /** Path of a file, or of the folder, that a package has at `inside`. */
  path(inside: string): string {
    return path.join(this.#folder, 'root', inside);
  }

  /** Folder of its shared libraries. */
  get libraries(): string {
    return path.join(this.#folder, 'libraries');
  }

  /** Runs a program by its own loader with its own libraries: no chroot, no root. */
  command(program: string): readonly string[] {
    return [path.join(this.#folder, 'loader'), '--library-path', this.libraries, this.path(program)];
  }
}
