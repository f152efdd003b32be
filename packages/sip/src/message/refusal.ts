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

/** What is wrong with a message that came in a stream, after which nobody can tell where the next one begins (RFC 3261 §18.3). */
export const WORDS_OF_LOST = {
  400: 'Without one readable Content-Length nobody can tell where the message ends',
  413: 'The message is too large',
} as const;

/** What is wrong, for whoever reads the response, and with what. */
export const wordsOf = (code: MessageRefusal['code'], detail: string): string => `${WORDS[code]}: ${detail}`;

const WORDS: Readonly<Record<MessageRefusal['code'], string>> = {
  'message/too-large': 'The message is too large',
  'message/truncated': 'The message ends too early',
  'message/start-line': 'The first line cannot be read',
  'message/version': 'This version of SIP is not spoken here',
  'message/uri': 'The Request-URI cannot be read',
  'message/uri-scheme': 'This kind of URI is not known here',
  'message/header': 'A header field cannot be read',
  'message/header-missing': 'A header field is missing',
  'message/header-repeated': 'A header field stands there twice',
  'message/mismatch': 'Two parts of the message do not agree',
};

/** A finding of the parser before it is known whether anybody can be answered. */
export interface Problem {
  readonly code: MessageRefusal['code'];
  readonly detail: string;
  readonly status: 400 | 416 | 505;
}

export function problem(code: Problem['code'], detail: string, status: Problem['status'] = 400): Problem {
  return { code, detail: detail.slice(0, 120), status };
}
