/**
 * What a trace reads of a SIP message that may be anything at all: malformed, cut off, or an attack. Nothing here refuses;
 * what is not found is undefined.
 */

/** Names of a header field, and its compact form (RFC 3261 §7.3.3). */
const FIELDS = {
  'Call-ID': /^(?:call-id|i)[ \t]*:[ \t]*([^\r\n]*)/im,
  CSeq: /^cseq[ \t]*:[ \t]*([^\r\n]*)/im,
  From: /^(?:from|f)[ \t]*:[ \t]*([^\r\n]*)/im,
  To: /^(?:to|t)[ \t]*:[ \t]*([^\r\n]*)/im,
  'Content-Type': /^(?:content-type|c)[ \t]*:[ \t]*([^\r\n]*)/im,
  'X-WPM-Call-Id': /^x-wpm-call-id[ \t]*:[ \t]*([^\r\n]*)/im,
} as const;

/** The first value of a header field. As most write it the usual way, it is looked for like that first. */
export function fieldOf(text: string, name: keyof typeof FIELDS): string | undefined {
  const usual = text.indexOf(`\n${name}: `);
  if (usual < 0) return FIELDS[name].exec(headOf(text))?.[1]?.trim();
  const start = usual + name.length + 3;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).trim();
}

/** Everything before the body. */
export function headOf(text: string): string {
  const end = text.indexOf('\r\n\r\n');
  return end < 0 ? text : text.slice(0, end);
}

/** What the message is in one line: `INVITE 102, SDP`, `180 Ringing (INVITE)`. */
export function summaryOf(text: string): string {
  const [start = ''] = text.split('\r\n', 1);
  const sdp = fieldOf(text, 'Content-Type')?.toLowerCase().startsWith('application/sdp') ? ', SDP' : '';
  const [, status, reason = ''] = /^SIP\/2\.0 (\d{3}) ?(.*)$/.exec(start) ?? [];
  if (status !== undefined) return `${status} ${reason} (${methodOf(text) ?? '?'})${sdp}`;
  const [, method, uri = ''] = /^(\S+) (\S+) SIP\/2\.0$/.exec(start) ?? [];
  return method === undefined ? `unreadable: ${start.slice(0, 60)}` : `${method} ${userOf(uri) ?? uri}${sdp}`;
}

/** The method of the transaction the message belongs to. */
export function methodOf(text: string): string | undefined {
  return fieldOf(text, 'CSeq')?.split(/\s+/)[1];
}

/** The user part of the first URI in a header's value: the number, as it stands there. */
export function userOf(value: string): string | undefined {
  return /\b(?:sips?|tel):([^@;>\s]+)(?:@|[;>]|$)/i.exec(value)?.[1];
}
