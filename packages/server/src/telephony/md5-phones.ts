import { type Flow, type SipRequest, callIdOf } from '@wpm/sip';

/** Phones that give up at a challenge by an algorithm they do not know, although one they know stands beside it. */
const KNOWN_TO_STUMBLE = /^baresip v(?:0|1\.0)\./;

const MAX_REMEMBERED = 10_000;

/**
 * Which phones must be offered MD5 alone. RFC 8760 §2.4 has SHA-256 offered first and MD5 beside it, and old phones stumble
 * over that. One that comes back without credentials after a challenge it never answered is taken for such a phone; its other
 * requests along the same flow are too.
 */
export class Md5Phones {
  /** Call-IDs of challenges nobody has answered yet. */
  readonly #unanswered = new Set<string>();
  readonly #flows = new Set<string>();

  /** Whether the request, which is about to be challenged for lack of credentials, can answer nothing but MD5. */
  isOne(request: SipRequest, flow: Flow): boolean {
    const callId = callIdOf(request);
    const stumbled = KNOWN_TO_STUMBLE.test(request.headers.get('User-Agent') ?? '') || this.#unanswered.has(callId);
    if (stumbled) remember(this.#flows, flow.id);
    else remember(this.#unanswered, callId);
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
}

/** Keeps the latest; the oldest is forgotten. */
function remember(known: Set<string>, one: string): void {
  known.delete(one);
  const [oldest] = known;
  if (oldest !== undefined && known.size >= MAX_REMEMBERED) known.delete(oldest);
  known.add(one);
}
