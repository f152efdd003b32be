/** What becomes of a message: the transaction user gets it, it is answered by the stack, or by nobody. */
export type Outcome =
  | 'accepted'
  /** The stack's own answer. */
  | number
  /** A response that is fine, to a request nobody sent. */
  | 'stray'
  /** Malformed, and nobody can or may be answered. */
  | 'dropped';

/** One message written after a section of an RFC of torture tests. */
export interface Torture {
  readonly section: string;
  /** The name the RFC gives it, or what is tested. */
  readonly name: string;
  readonly message: string | Uint8Array;
  readonly outcome: Outcome;
}

/** Header fields of a message by name, in place of the usual ones; null leaves one out, a list writes the name several times. */
export type Fields = Readonly<Record<string, string | readonly string[] | null>>;

/** A message with this start line and the usual header fields but for these. */
export function tortured(startLine: string, fields: Fields = {}, body = ''): string {
  const [first = ''] = startLine.trim().split(' ');
  const method = first.startsWith('SIP/') ? 'OPTIONS' : first;
  const usual: Fields = {
    Via: 'SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bKtorture;rport',
    'Max-Forwards': '70',
    From: '<sip:caller@example.com>;tag=f1',
    To: '<sip:callee@example.com>',
    'Call-ID': 'torture@example.com',
    CSeq: `1 ${method}`,
    Contact: '<sip:caller@192.0.2.2>',
    'Content-Length': String(Buffer.byteLength(body)),
  };
  const lines = Object.entries({ ...usual, ...fields }).flatMap(([name, value]) => {
    if (value === null) return [];
    return (typeof value === 'string' ? [value] : value).map((each) => `${name}: ${each}`);
  });
  return `${[startLine, ...lines].join('\r\n')}\r\n\r\n${body}`;
}

export const SDP = [
  'v=0',
  'o=caller 1 1 IN IP4 192.0.2.2',
  's=-',
  'c=IN IP4 192.0.2.2',
  't=0 0',
  'm=audio 49170 RTP/AVP 0',
  '',
].join('\r\n');
