import { type KeyObject, createHmac, createSecretKey, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock, Instant } from '@wpm/kernel';

const SERIAL_BYTES = 6;
const SEAL_BYTES = 16;
const TIME_BYTES = 6;

export interface NoncesOptions {
  readonly clock: Clock;
  readonly secret: string;
  readonly lifetimeMs: number;
  /** How many nonces have their count remembered. */
  readonly maxCounted: number;
}

/**
 * Nonces that carry their time and our seal, so that a challenge costs no memory; only those used with the right password are
 * remembered, for their count (RFC 7616 §3.3, 5.4).
 */
export class Nonces {
  readonly #clock: Clock;
  readonly #key: KeyObject;
  readonly #lifetimeMs: number;
  readonly #maxCounted: number;
  /** Tells nonces of one millisecond apart; nobody can make one without the key, so it need not be random. */
  #serial = 0;
  /** Highest count seen, in the order of first use. */
  readonly #counted = new Map<string, number>();
  /** Nonces made up to then are no longer taken: the count of one of them was forgotten. */
  #forgottenUpTo: Instant = -Infinity;

  constructor({ clock, secret, lifetimeMs, maxCounted }: NoncesOptions) {
    this.#clock = clock;
    this.#maxCounted = maxCounted;
    this.#lifetimeMs = lifetimeMs;
    // Counts do not survive a restart, so nonces must not either: each process has its own key.
    this.#key = createSecretKey(createHmac('sha256', secret).update(randomBytes(32)).digest());
  }

  issue(): string {
    const bytes = Buffer.alloc(TIME_BYTES + SERIAL_BYTES);
    bytes.writeUIntBE(Math.floor(this.#clock.now()), 0, TIME_BYTES);
    bytes.writeUIntBE(this.#serial++, TIME_BYTES, SERIAL_BYTES);
    return Buffer.concat([bytes, this.#seal(bytes)]).toString('base64url');
  }

  /** Counts a use of the nonce; false if it is not ours, too old, or was used with this count or a higher one. */
  use(nonce: string, count: number): boolean {
    const issuedAt = this.#issuedAt(nonce);
    if (issuedAt === undefined || issuedAt <= this.#forgottenUpTo) return false;
    if (this.#clock.now() - issuedAt > this.#lifetimeMs) return false;
    const highest = this.#counted.get(nonce);
    if (count <= (highest ?? 0)) return false;
    if (highest === undefined) this.#makeRoom();
    this.#counted.set(nonce, count);
    return true;
  }

  #makeRoom(): void {
    const [oldest] = this.#counted.keys();
    if (oldest === undefined || this.#counted.size < this.#maxCounted) return;
    this.#counted.delete(oldest);
    this.#forgottenUpTo = Math.max(this.#forgottenUpTo, this.#issuedAt(oldest) ?? 0);
  }

  #issuedAt(nonce: string): Instant | undefined {
    const bytes = Buffer.from(nonce, 'base64url');
    if (bytes.length !== TIME_BYTES + SERIAL_BYTES + SEAL_BYTES || bytes.toString('base64url') !== nonce)
      return undefined;
    const sealed = bytes.subarray(0, TIME_BYTES + SERIAL_BYTES);
    const genuine = timingSafeEqual(this.#seal(sealed), bytes.subarray(TIME_BYTES + SERIAL_BYTES));
    return genuine ? sealed.readUIntBE(0, TIME_BYTES) : undefined;
  }

  #seal(bytes: Buffer): Buffer {
    return createHmac('sha256', this.#key).update(bytes).digest().subarray(0, SEAL_BYTES);
  }
}
