import { type StatsListener, unwatchFile, watchFile } from 'node:fs';
import { type Log, ok, refuse, type Result } from '@wpm/kernel';
import type { TlsFiles } from '../settings.ts';
import { type Identity, type IdentityRefusal, readIdentity } from './identity.ts';

export type IdentityKeeperOptions = {
  readonly log: Log;
  /** The wall clock, UTC. */
  readonly now: () => Date;
  /** How often the files are looked at, in milliseconds. */
  readonly lookEveryMs?: number;
};

const LOOK_EVERY_MS = 2_000;
/** Certificate and key are two files: the second is waited for before either is read. */
const SETTLED_AFTER_MS = 500;

/**
 * Keeps the platform's TLS identity as its files say. They are looked at rather than watched: what renews certificates
 * turns symbolic links and renames folders, on file systems that tell nobody. A pair that cannot be used is refused and
 * logged, and the one before it stays.
 */
export class IdentityKeeper implements Disposable {
  readonly #files: TlsFiles;
  readonly #options: IdentityKeeperOptions;
  readonly #listeners = new Set<(identity: Identity) => void>();
  #current: Identity;
  #settling: NodeJS.Timeout | undefined;

  /** @throws if the files hold no usable pair */
  constructor(files: TlsFiles, options: IdentityKeeperOptions) {
    const read = readIdentity(files);
    if (!read.ok) throw new Error(`the certificate cannot be used (${read.error.code}): ${read.error.detail}`);
    this.#files = files;
    this.#options = options;
    this.#current = read.value;
    if (read.value.validUntil < options.now())
      options.log.warn('tls.expired', { validUntil: read.value.validUntil.toISOString() });
    const interval = options.lookEveryMs ?? LOOK_EVERY_MS;
    for (const file of [files.cert, files.key]) watchFile(file, { interval, persistent: false }, this.#onLook);
  }

  get current(): Identity {
    return this.#current;
  }

  /** Tells of every identity that takes the place of the one before. */
  onChange(listener: (identity: Identity) => void): void {
    this.#listeners.add(listener);
  }

  /** Reads the files now, and takes what they hold if it can be used. */
  reload(): Result<Identity, IdentityRefusal> {
    const { log, now } = this.#options;
    const read = readIdentity(this.#files);
    const usable = read.ok && read.value.validUntil < now() ? refuse(expired(read.value)) : read;
    if (!usable.ok) {
      log.error('tls.not-reloaded', { code: usable.error.code, why: usable.error.detail });
      return usable;
    }
    if (usable.value.cert === this.#current.cert && usable.value.key === this.#current.key) return ok(this.#current);
    this.#current = usable.value;
    for (const listener of this.#listeners) listener(usable.value);
    log.info('tls.reloaded', { validUntil: usable.value.validUntil.toISOString() });
    return usable;
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#settling);
    this.#listeners.clear();
    for (const file of [this.#files.cert, this.#files.key]) unwatchFile(file, this.#onLook);
  }

  readonly #onLook: StatsListener = (now, before) => {
    if (now.mtimeMs === before.mtimeMs && now.ino === before.ino && now.size === before.size) return;
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.reload(), SETTLED_AFTER_MS).unref();
  };
}

function expired({ validUntil }: Identity): IdentityRefusal {
  return { code: 'tls/expired', detail: `the certificate was valid until ${validUntil.toISOString()}` };
}
