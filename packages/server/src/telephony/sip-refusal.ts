import { type SipRequest, type SipResponse, printReason, printWarning, reply } from '@wpm/sip';

/** Why a request is refused: a status, our code for machines, and words for whoever reads the trace. */
export type SipRefusal = {
  readonly status: number;
  readonly code: string;
  readonly text: string;
  /** Where there is one that says more than 399. */
  readonly warning?: number;
};

/** The refusal with its code in `Reason` (RFC 3326) and its words in `Warning` (RFC 3261 §20.43). */
export function refuseSip(
  request: SipRequest,
  { status, code, text, warning = 399 }: SipRefusal,
  headers: readonly (readonly [string, string])[] = [],
): SipResponse {
  return reply(request, status, {
    headers: [
      ...headers,
      ['Reason', printReason({ protocol: 'SIP', cause: status, text: code })],
      ['Warning', printWarning({ code: warning, agent: 'wpm', text })],
    ],
  });
}

/** The same of whoever is asked for: who exists is told to nobody (trust 5). */
export const MALFORMED_CREDENTIALS: SipRefusal = {
  status: 400,
  code: 'request/malformed',
  text: 'The credentials cannot be read, or lack qop=auth, nc and cnonce, or are for another number.',
};
