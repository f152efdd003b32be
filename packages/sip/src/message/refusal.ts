import type { SipRequest } from './message.ts';

/** Why something that came in is no SIP message. */
export interface MessageRefusal {
  readonly code:
    | 'message/too-large'
    | 'message/truncated'
    | 'message/start-line'
    | 'message/version'
    | 'message/uri'
    | 'message/uri-scheme'
    | 'message/header'
    | 'message/header-missing'
    | 'message/header-repeated'
    | 'message/mismatch';
  readonly detail: string;
  /** What to answer; missing where nobody can or may be answered (a response, an ACK, no readable `Via`). */
  readonly status?: 400 | 416 | 505;
  /** As much of the request as `reply` needs; there exactly where `status` is. Its top `Via` can be read, nothing else is sure. */
  readonly request?: SipRequest;
}

/** A finding of the parser before it is known whether anybody can be answered. */
export interface Problem {
  readonly code: MessageRefusal['code'];
  readonly detail: string;
  readonly status: 400 | 416 | 505;
}

export function problem(code: Problem['code'], detail: string, status: Problem['status'] = 400): Problem {
  return { code, detail: detail.slice(0, 120), status };
}
