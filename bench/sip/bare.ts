/**
 * What Node and the kernel alone need for a REGISTER: every datagram is answered by the lines a reply must repeat and a
 * challenge made once. Nothing is read, checked or kept. The difference to it is what a SIP stack costs.
 */
import { createSocket } from 'node:dgram';
import process from 'node:process';

const CHALLENGE = 'WWW-Authenticate: Digest realm="bench",nonce="0a4f113b",algorithm=MD5,qop="auth"';
const REPEATED = /^(?:Via|From|To|Call-ID|CSeq):.*$/gm;

const socket = createSocket('udp4');
socket.on('message', (bytes, remote) => {
  const text = bytes.toString('latin1');
  const status = text.includes('\nAuthorization:') ? ['SIP/2.0 200 OK'] : ['SIP/2.0 401 Unauthorized', CHALLENGE];
  const lines = [...status, ...(text.match(REPEATED) ?? []).map((line) => line.trimEnd())];
  socket.send(`${lines.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`, remote.port, remote.address);
});
socket.bind(0, '127.0.0.1', () => process.send?.({ port: socket.address().port }));
process.on('disconnect', () => process.exit(0));
