import type { SipMessage } from './message.ts';

/**
 * The message as it goes onto the wire, `Content-Length` set to the body's bytes (RFC 3261 §20.14). This is the one door out:
 * line breaks in names, values, URIs and reasons become spaces here, so no value can add a header field (header injection).
 */
export function printMessage(message: SipMessage): string {
  let text =
    message.kind === 'request'
      ? `${message.method.replace(/\s/g, '')} ${message.uri.replace(/\s/g, encodeURIComponent)} SIP/2.0\r\n`
      : `SIP/2.0 ${message.status} ${oneLine(message.reason)}\r\n`;
  for (const [name, value] of message.headers) {
    if (name !== 'Content-Length' && name.toLowerCase() !== 'content-length' && name !== 'l') {
      text += `${oneLine(name)}: ${oneLine(value)}\r\n`;
    }
  }
  return `${text}Content-Length: ${utf8Length(message.body)}\r\n\r\n${message.body}`;
}

const oneLine = (text: string): string => (/[\r\n]/.test(text) ? text.replace(/[\r\n]+/g, ' ') : text);

/** Bytes of the text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // A surrogate pair is 2 units and 4 bytes: each half counts 2. What is no pair becomes U+FFFD, 3 bytes.
    if (unit >= 0x80) bytes += unit < 0x800 || isPaired(text, i, unit) ? 1 : 2;
  }
  return bytes;
}

function isPaired(text: string, at: number, unit: number): boolean {
  if (unit < 0xd800 || unit > 0xdfff) return false;
  const other = text.charCodeAt(unit < 0xdc00 ? at + 1 : at - 1);
  return unit < 0xdc00 ? other >= 0xdc00 && other <= 0xdfff : other >= 0xd800 && other < 0xdc00;
}
