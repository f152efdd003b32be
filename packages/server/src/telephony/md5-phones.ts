import { type Flow, type SipRequest, callIdOf, cseqOf } from '@wpm/sip';

/** Phones that give up at a challenge by an algorithm they do not know, although one they know stands beside it. */
const KNOWN_TO_STUMBLE = /^baresip v(?:0|1\.0)\./;

const MAX_REMEMBERED = 10_000;

/**
 * Which phones must be offered MD5 alone. RFC 8760 §2.4 has SHA-256 offered first and MD5 beside it, and old phones stumble
 * over that. One that comes back without credentials after a challenge it never answered is taken for such a phone; its other
 * requests along the same flow are too.
 */
export class Md5Phones {
  /** Challenges nobody has answered yet: the number of the request by its Call-ID. A copy of it answers nothing. */
  readonly #unanswered = new Map<string, number>();
  readonly #flows = new Map<string, true>();

  /** Whether the request, which is about to be challenged for lack of credentials, can answer nothing but MD5. */
  isOne(request: SipRequest, flow: Flow): boolean {
    const callId = callIdOf(request);
    const { number } = cseqOf(request);
    const stumbled = KNOWN_TO_STUMBLE.test(request.headers.get('User-Agent') ?? '') || this.#isAnother(callId, number);
    if (stumbled) remember(this.#flows, flow.id, true);
    else remember(this.#unanswered, own(callId), number);
    return this.isOn(flow);
  }

  /** Whether the phone at the other end of the flow was found to be one. */
  isOn(flow: Flow): boolean {
    return this.#flows.has(flow.id);
  }

  /** The request has credentials: whatever it was challenged by, it could answer. */
  answered(request: SipRequest): void {
    this.#unanswered.delete(callIdOf(request));
  }

  #isAnother(callId: string, number: number): boolean {
    const challenged = this.#unanswered.get(callId);
    return challenged !== undefined && challenged !== number;
  }
}

/** A copy with memory of its own: a piece of a message would keep the whole message. */
const own = (text: string): string => Buffer.from(text).toString();

/** Keeps the latest; the oldest is forgotten. */
function remember<What>(known: Map<string, What>, one: string, what: What): void {
  known.delete(one);
  const [oldest] = known.keys();
  if (oldest !== undefined && known.size >= MAX_REMEMBERED) known.delete(oldest);
  known.set(one, what);
}
