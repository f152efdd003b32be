import { type Socket, createSocket } from 'node:dgram';
import { once } from 'node:events';
import { constants, networkInterfaces, setPriority } from 'node:os';
import process from 'node:process';

/*
 * `HOST PORT DOMAIN PER-SECOND` sends REGISTER and INVITE in turn, every one as from somebody else, from every address this
 * network namespace has, until its input ends; then prints how many it sent. Every fourth claims to know a password.
 *
 * It stands for another machine: what it costs to send must not be taken from the platform, so it runs when nobody else would.
 */
setPriority(constants.priority.PRIORITY_LOW);

const [host = '', port = '', domain = '', perSecond = ''] = process.argv.slice(2);
const TICK_MS = 5;
const perTick = (Number(perSecond) * TICK_MS) / 1_000;

async function open(address: string): Promise<Socket> {
  const socket = createSocket('udp4');
  // Answers are not read; whatever the network says to that does not matter here.
  socket.on('error', () => undefined);
  socket.bind(0, address);
  await once(socket, 'listening');
  socket.connect(Number(port), host);
  await once(socket, 'connect');
  return socket;
}

const addresses = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
const own = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal);
const sockets = await Promise.all(own.map(async ({ address }) => [await open(address), address] as const));

const SDP = 'v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio 9 RTP/AVP 8\r\n';

function written(index: number, from: string): string {
  const method = index % 2 === 0 ? 'REGISTER' : 'INVITE';
  const user = `flood${index}`;
  const uri = method === 'REGISTER' ? `sip:${domain}` : `sip:101@${domain}`;
  const guess =
    `Authorization: Digest username="${user}", realm="${domain}", nonce="AAAAAAAAAAAAAAAAAAAAAAAA", uri="${uri}", qop=auth, ` +
    `nc=00000001, cnonce="c", algorithm=MD5, response="${'0'.repeat(32)}"\r\n`;
  const body = method === 'INVITE' ? SDP : '';
  return (
    `${method} ${uri} SIP/2.0\r\nVia: SIP/2.0/UDP ${from}:5060;branch=z9hG4bKflood${index};rport\r\nMax-Forwards: 70\r\n` +
    `From: <sip:${user}@${domain}>;tag=${index}\r\nTo: <sip:${method === 'REGISTER' ? user : '101'}@${domain}>\r\n` +
    `Call-ID: flood-${index}\r\nCSeq: 1 ${method}\r\nContact: <sip:${user}@${from}:5060>\r\n${index % 4 < 2 ? '' : guess}` +
    `${body === '' ? '' : 'Content-Type: application/sdp\r\n'}Content-Length: ${body.length}\r\n\r\n${body}`
  );
}

let sent = 0;
let due = 0;
const sending = setInterval(() => {
  due += perTick;
  for (; sent < due; sent++) {
    const [socket, address] = sockets[sent % sockets.length] ?? [];
    if (socket && address !== undefined) socket.send(written(sent, address));
  }
}, TICK_MS);

process.stdin.resume();
process.stdin.once('end', () => {
  clearInterval(sending);
  process.stdout.write(String(sent));
  for (const [socket] of sockets) socket.close();
});
