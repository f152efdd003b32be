/**
 * What Node and the kernel alone need: the same datagrams go in and out as of a B2BUA, and nothing is read, checked or kept but who called.
 * A REGISTER is answered by the lines a reply must repeat and a challenge made once; a call's messages are handed on with one line
 * more or less. The difference to it is what a SIP stack costs.
 */
import { createSocket } from 'node:dgram';
import process from 'node:process';

const HOST = '127.0.0.1';
const CHALLENGE = 'WWW-Authenticate: Digest realm="bench",nonce="0a4f113b",algorithm=MD5,qop="auth"';
const REPEATED = /^(?:Via|From|To|Call-ID|CSeq):.*$/gm;

const calleePort = Number(process.argv[2]);
const callers = new Map<string, number>();
let forwarded = 0;

const socket = createSocket({
  type: 'udp4',
  recvBufferSize: 4 * 1_024 * 1_024,
  lookup: (address, _options, found) => found(null, address, 4),
});

function answer(text: string): string {
  const status = text.includes('\nAuthorization:') ? ['SIP/2.0 200 OK'] : ['SIP/2.0 401 Unauthorized', CHALLENGE];
  const lines = [...status, ...(text.match(REPEATED) ?? []).map((line) => line.trimEnd())];
  return `${lines.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`;
}

function callIdOf(text: string): string {
  const at = text.indexOf('\r\nCall-ID: ') + 11;
  return text.slice(at, text.indexOf('\r\n', at));
}

/** A request with a `Via` of ours on top. */
function towardsCallee(text: string, port: number): string {
  const at = text.indexOf('\r\n') + 2;
  return `${text.slice(0, at)}Via: SIP/2.0/UDP ${HOST}:${port};branch=z9hG4bK${forwarded++}\r\n${text.slice(at)}`;
}

/** A response without it, which has the caller send on what follows to us. */
function towardsCaller(text: string, port: number): string {
  const at = text.indexOf('\r\nVia: ');
  const below = text.slice(0, at) + text.slice(text.indexOf('\r\n', at + 2));
  return below.replace(`<sip:uas@${HOST}:${calleePort}>`, `<sip:uas@${HOST}:${port}>`);
}

socket.on('message', (bytes, remote) => {
  const text = bytes.toString('latin1');
  const { port } = socket.address();
  if (text.startsWith('REGISTER ')) return socket.send(answer(text), remote.port, HOST);
  const callId = callIdOf(text);
  if (remote.port === calleePort) return socket.send(towardsCaller(text, port), callers.get(callId) ?? 0, HOST);
  callers.set(callId, remote.port);
  if (text.startsWith('BYE ')) setTimeout(() => callers.delete(callId), 5_000);
  return socket.send(towardsCallee(text, port), calleePort, HOST);
});
socket.once('listening', () => process.send?.({ port: socket.address().port }));
socket.bind(0, HOST);
process.on('message', () => {
  globalThis.gc?.();
  process.send?.({ heldBytes: process.memoryUsage().heapUsed });
});
process.on('disconnect', () => process.exit(0));
