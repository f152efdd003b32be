import type { Instant } from '@wpm/kernel';
import type { TransportAddress } from '../net/transport-address.ts';
import {
  ATTRIBUTE,
  STUN,
  type StunMessage,
  errorCode,
  isAuthentic,
  writeStun,
  xorMappedAddress,
} from './stun-message.ts';

export interface IceCredentials {
  readonly ufrag: string;
  readonly password: string;
}

/** RFC 7675 §5.1: without an authenticated check for this long we must not send any more. */
export const CONSENT_MS = 30_000;

export type CheckOutcome =
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly response: Buffer }
  /** `nominated`: media goes there from now on. */
  | { readonly kind: 'authenticated'; readonly response: Buffer; readonly nominated: boolean };

const IGNORED: CheckOutcome = { kind: 'ignored' };

/**
 * The lite side of ICE (RFC 8445 §2.5): it answers checks and follows the controlling side's nomination. A restart makes new
 * credentials; the old ones work until the first check with the new (RFC 8445 §9, media goes on meanwhile).
 */
export class IceLiteAgent {
  readonly #makeCredentials: () => IceCredentials;
  #local: IceCredentials;
  #former: IceCredentials | undefined;
  #remote: IceCredentials | undefined;
  #consentUntil: Instant;

  constructor(makeCredentials: () => IceCredentials, now: Instant) {
    this.#makeCredentials = makeCredentials;
    this.#local = makeCredentials();
    this.#consentUntil = now + CONSENT_MS;
  }

  get local(): IceCredentials {
    return this.#local;
  }

  /** Our user fragments by which a check may name us, the newest first. */
  get ufrags(): readonly string[] {
    return this.#former ? [this.#local.ufrag, this.#former.ufrag] : [this.#local.ufrag];
  }

  /** What the far end's SDP says. Other credentials than before are an ICE restart (RFC 8839 §4.4.1.1.1). */
  setRemote(remote: IceCredentials, now: Instant): void {
    const before = this.#remote;
    this.#remote = remote;
    this.#consentUntil = now + CONSENT_MS;
    if (!before || (before.ufrag === remote.ufrag && before.password === remote.password)) return;
    this.#former = this.#local;
    this.#local = this.#makeCredentials();
  }

  hasConsent(now: Instant): boolean {
    return now < this.#consentUntil;
  }

  /** A connectivity check that names one of our user fragments. */
  onCheck(message: StunMessage, from: TransportAddress, now: Instant): CheckOutcome {
    const credentials = this.#credentialsOf(message);
    if (!credentials || !isAuthentic(message, credentials.password)) return IGNORED;
    if (message.attributes.has(ATTRIBUTE.iceControlled)) {
      // RFC 8445 §7.3.1.1: a lite agent never becomes the controlling one.
      return { kind: 'refused', response: this.#respond(STUN.bindingError, message, ROLE_CONFLICT, credentials) };
    }
    if (credentials === this.#local) this.#former = undefined;
    this.#consentUntil = now + CONSENT_MS;
    const mapped = [ATTRIBUTE.xorMappedAddress, xorMappedAddress(from, message.transactionId)] as const;
    const response = this.#respond(STUN.bindingSuccess, message, mapped, credentials);
    return { kind: 'authenticated', response, nominated: message.attributes.has(ATTRIBUTE.useCandidate) };
  }

  /** Which of our credentials a check was made for; undefined: none, or by somebody else than the far end. */
  #credentialsOf(message: StunMessage): IceCredentials | undefined {
    if (message.type !== STUN.bindingRequest) return undefined;
    const username = message.attributes.get(ATTRIBUTE.username)?.toString() ?? '';
    const [ours, theirs] = username.split(':');
    if (this.#former?.ufrag === ours) return this.#former;
    if (this.#local.ufrag !== ours) return undefined;
    return this.#remote && this.#remote.ufrag !== theirs ? undefined : this.#local;
  }

  #respond(
    type: number,
    { transactionId }: StunMessage,
    attribute: readonly [number, Buffer],
    { password }: IceCredentials,
  ): Buffer {
    return writeStun({ type, transactionId }, [attribute], password);
  }
}

const ROLE_CONFLICT = [ATTRIBUTE.errorCode, errorCode(487, 'Role Conflict')] as const;
