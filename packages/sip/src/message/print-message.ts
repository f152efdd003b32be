import { octetsOf } from './body.ts';
import type { SipMessage } from './message.ts';

/** A message as it goes onto the wire: text, or octets where its body is no text. */
export type Wire = string | Uint8Array<ArrayBuffer>;

/**
 * The message as it goes onto the wire, `Content-Length` set to the body's bytes (RFC 3261 §20.14). This is the one door out:
 * line breaks in names, values, URIs and reasons become spaces here, so no value can add a header field (header injection).
 * @returns octets where the body is no UTF-8 text
 */
export function wireForm(message: SipMessage): Wire {
  const octets = message.octets && octetsOf(message);
  if (!octets) return printMessage(message);
  const head = encoder.encode(printHead(message, octets.length));
  const wire = new Uint8Array(head.length + octets.length);
  wire.set(head);
  wire.set(octets, head.length);
  return wire;
}

/** The message as `wireForm` puts it, as text: of a body that is no UTF-8 what `body` says. */
export function printMessage(message: SipMessage): string {
  return printHead(message, utf8Length(message.body)) + message.body;
}

function printHead(message: SipMessage, contentLength: number): string {
  let text =
    message.kind === 'request'
      ? `${message.method.replace(SPACES, '')} ${message.uri.replace(SPACES, encodeURIComponent)} SIP/2.0\r\n`
      : `SIP/2.0 ${message.status} ${message.reason.replace(LINE_BREAKS, ' ')}\r\n`;
  for (const field of message.headers.fields) if (field.header.key !== 'content-length') text += field.line;
  return `${text}Content-Length: ${contentLength}\r\n\r\n`;
}

const SPACES = /\s/g;
const LINE_BREAKS = /[\r\n]+/g;

const encoder = new TextEncoder();
/** Room to measure in: three bytes for each unit of text are always enough. */
const scratch = new Uint8Array(3 * 16 * 1024);

/** Bytes of the text in UTF-8. */
function utf8Length(text: string): number {
  if (text === '') return 0;
  return 3 * text.length > scratch.length ? encoder.encode(text).length : encoder.encodeInto(text, scratch).written;
}
