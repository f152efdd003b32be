import type { Trouble } from '@wpm/directory';
import { type ClientEvent, type SipResponse, parseRetryAfter } from '@wpm/sip';

type NoResponse = Exclude<ClientEvent, { kind: 'response' }>;

/** What a TLS layer says of a certificate it does not take (Node's codes and OpenSSL's words). */
const CERTIFICATE = /certificate|CERT_|ALTNAME|self.signed|UNABLE_TO_VERIFY/i;

/** Why nobody answered, in the words an administrator reads. */
export function troubleOf(event: NoResponse): Trouble {
  if (event.kind === 'timeout') return { why: 'timeout', words: 'no answer' };
  return { why: CERTIFICATE.test(event.why) ? 'certificate' : 'transport', words: event.why };
}

/** Seconds a far end asks to be left alone; undefined where it says nothing. */
export function retryAfterOf({ headers }: SipResponse): number | undefined {
  const value = headers.get('Retry-After');
  return value === undefined ? undefined : parseRetryAfter(value)?.seconds;
}
