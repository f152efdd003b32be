import type { ClientEvent } from '@wpm/sip';
import { type Key, type KeysOut, type KeysStep, NO_KEYS, keyAnswered, keyDue } from '../leg/keys-out.ts';

/** @property send by INFO; false where the leg is in no state for it @property sound lets the other end hear digits */
export type KeyWays = { readonly send: (key: Key) => boolean; readonly sound: (digits: string) => void };

/** The keys of one leg on their way out. */
export class KeySender {
  readonly #ways: KeyWays;
  #keys: KeysOut = NO_KEYS;

  constructor(ways: KeyWays) {
    this.#ways = ways;
  }

  due(key: Key): void {
    this.#take(keyDue(this.#keys, key));
  }

  /** What came of an INFO. */
  answered(event: ClientEvent): void {
    if (event.kind !== 'response') return this.#take(keyAnswered(this.#keys, 'lost'));
    const { status } = event.response;
    if (status >= 200) this.#take(keyAnswered(this.#keys, status < 300 ? 'taken' : 'refused'));
  }

  #take({ next, send, sound }: KeysStep): void {
    this.#keys = next;
    if (sound) this.#ways.sound(sound);
    // Before the answer there may be no dialog, and nobody who refuses.
    if (send && !this.#ways.send(send)) this.#takeBack(send);
  }

  #takeBack({ digit }: Key): void {
    this.#keys = NO_KEYS;
    this.#ways.sound(digit);
  }
}
