/** Where the two of a call are, or whom they speak to instead. */
export type Ports = { readonly caller: number; readonly callee: number };

const SDP = [
  'v=0',
  'o=- 1 1 IN IP4 127.0.0.1',
  's=-',
  'c=IN IP4 127.0.0.1',
  't=0 0',
  'm=audio 9 RTP/AVP 8',
  'a=rtpmap:8 PCMA/8000',
  '',
].join('\r\n');

/** The caller's INVITE, as `caller.xml` writes it. */
export function inviteOf(index: number, { caller, callee }: Ports): string {
  const lines = requestLines('INVITE', { index: String(index), caller, port: String(callee), number: 1 });
  return withSdp([...lines, `Contact: <sip:uac@127.0.0.1:${caller}>`]);
}

type Line = {
  readonly index: string;
  readonly caller: number;
  readonly port: string;
  readonly number: number;
  readonly to?: string;
};

function requestLines(method: string, { index, caller, port, number, to }: Line): string[] {
  const [uri, own] = [`sip:bench@127.0.0.1:${port}`, `127.0.0.1:${caller}`];
  return [
    `${method} ${uri} SIP/2.0`,
    `Via: SIP/2.0/UDP ${own};branch=z9hG4bK-${index}-${number}-${method}`,
    `From: <sip:uac@${own}>;tag=4711c${index}`,
    to ?? `To: <${uri}>`,
    `Call-ID: ${index}-4711@127.0.0.1`,
    `CSeq: ${number} ${method}`,
    'Max-Forwards: 70',
  ];
}

/** What the two say to a message: the callee rings and answers at once, the caller acknowledges and hangs up at once. */
export function answersOf(message: string, ports: Ports, to: number): readonly string[] {
  return to === ports.callee ? calleeAnswers(message, ports) : callerAnswers(message, ports);
}

function calleeAnswers(message: string, { callee }: Ports): readonly string[] {
  if (message.startsWith('INVITE ')) {
    const contact = `Contact: <sip:uas@127.0.0.1:${callee}>`;
    const [ringing, answered] = ['180 Ringing', '200 OK'].map((status) => [...replyLines(message, status), contact]);
    return [noBody(ringing ?? []), withSdp(answered ?? [])];
  }
  return message.startsWith('BYE ') ? [noBody(replyLines(message, '200 OK'))] : [];
}

function callerAnswers(message: string, { caller }: Ports): readonly string[] {
  if (!message.startsWith('SIP/2.0 200') || !message.includes('CSeq: 1 INVITE')) return [];
  const index = /Call-ID: (\d+)-/.exec(message)?.[1] ?? '';
  const port = /Contact: <sip:(?:[^@>]+@)?127\.0\.0\.1:(\d+)/.exec(message)?.[1] ?? '';
  const to = lineOf(message, 'To');
  const ack = requestLines('ACK', { index, caller, port, number: 1, to });
  return [noBody(ack), noBody(requestLines('BYE', { index, caller, port, number: 2, to }))];
}

const lineOf = (message: string, name: string): string =>
  new RegExp(`^${name}: .*(?=\\r\\n)`, 'm').exec(message)?.[0] ?? '';
const noBody = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\nContent-Length: 0\r\n\r\n`;
const withSdp = (lines: readonly string[]): string =>
  `${lines.join('\r\n')}\r\nContent-Type: application/sdp\r\nContent-Length: ${SDP.length}\r\n\r\n${SDP}`;

function replyLines(message: string, status: string): readonly string[] {
  const to = lineOf(message, 'To');
  const callId = lineOf(message, 'Call-ID');
  const tagged = to.includes(';tag=') ? to : `${to};tag=4711s${callId.slice(9).replace(/\W/g, '')}`;
  return [
    `SIP/2.0 ${status}`,
    lineOf(message, 'Via'),
    lineOf(message, 'From'),
    tagged,
    callId,
    lineOf(message, 'CSeq'),
  ];
}
