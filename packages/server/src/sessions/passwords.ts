import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';

/** OWASP's recommendation for argon2id: 19 MiB, two passes, one lane (Password Storage Cheat Sheet). */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** @returns the hash in PHC form, with a salt of its own */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Judges passwords, in the same time whether the account exists or not (trust 5). */
export class Passwords {
  readonly #nobodys: string;

  private constructor(nobodys: string) {
    this.#nobodys = nobodys;
  }

  static async create(): Promise<Passwords> {
    return new Passwords(await hashPassword(randomBytes(24).toString('base64url')));
  }

  /** @param passwordHash undefined if there is no such account: the work is done all the same, and the answer is no */
  async isRight(passwordHash: string | undefined, password: string): Promise<boolean> {
    const isMatch = await verify(passwordHash ?? this.#nobodys, password);
    return isMatch && passwordHash !== undefined;
  }
}
