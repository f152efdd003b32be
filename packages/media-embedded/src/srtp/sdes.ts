import { randomBytes } from 'node:crypto';
import { SDES_KEY_LENGTH, type SdesKey, type SdesSuite } from '@wpm/media';
import type { MasterKey } from './key-derivation.ts';
import { SRTP_PROFILES, SrtpReceiver, SrtpSender, type SrtpTally } from './srtp-session.ts';

const KEY_BYTES = 16;

const masterOf = ({ inline }: SdesKey): MasterKey => {
  const bytes = new Uint8Array(Buffer.from(inline, 'base64'));
  return { key: bytes.subarray(0, KEY_BYTES), salt: bytes.subarray(KEY_BYTES) };
};

/** The keys of one SDES leg and what protects its packets (RFC 4568). Nothing goes out or in before both sides named theirs. */
export class SdesSecurity {
  #local: SdesKey = makeKey(1, 'AES_CM_128_HMAC_SHA1_80');
  #remote: SdesKey | undefined;
  #sender: SrtpSender | undefined;
  #receiver: SrtpReceiver | undefined;
  readonly #tally: SrtpTally | undefined;

  /** @param tally where refused packets are counted */
  constructor(tally?: SrtpTally) {
    this.#tally = tally;
  }

  /** The key our description names. */
  get local(): SdesKey {
    return this.#local;
  }

  get sender(): SrtpSender | undefined {
    return this.#sender;
  }

  get receiver(): SrtpReceiver | undefined {
    return this.#receiver;
  }

  /** The far end's key. One that stays keeps its counters; where its suite is another, ours gets a new key. */
  agree(remote: SdesKey): void {
    const { tag, suite } = remote;
    if (suite !== this.#local.suite) this.#local = makeKey(tag, suite);
    if (this.#remote?.suite !== suite) this.#sender = new SrtpSender(SRTP_PROFILES[suite], masterOf(this.#local));
    if (this.#remote?.suite !== suite || this.#remote.inline !== remote.inline) {
      this.#receiver = new SrtpReceiver(SRTP_PROFILES[suite], masterOf(remote), this.#tally);
    }
    this.#local = { ...this.#local, tag };
    this.#remote = remote;
  }
}

const makeKey = (tag: number, suite: SdesSuite): SdesKey => ({
  tag,
  suite,
  inline: randomBytes(SDES_KEY_LENGTH[suite]).toString('base64'),
});
