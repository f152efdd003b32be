import { createRequire } from 'node:module';
import { parseMessage, printMessage } from '@wpm/sip';

/**
 * What one SIP message costs: a browser's INVITE read with all that is mandatory checked, read and printed, and read by JsSIP
 * in the same run. Rounds alternate, and the best of each counts, so that a busy machine hits both alike.
 */
const ROUNDS = 12;
const MESSAGES = 5_000;

const SDP = [
  'v=0',
  'o=- 4611731400430051336 2 IN IP4 127.0.0.1',
  's=-',
  't=0 0',
  'a=group:BUNDLE 0',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111 8 0 101',
  'c=IN IP4 0.0.0.0',
  'a=rtcp-mux',
  'a=ice-ufrag:8hhY',
  'a=ice-pwd:asd88fgpdd777uzjYhagZg00',
  'a=fingerprint:sha-256 D2:B9:31:8F:DF:24:D8:0E:ED:D2:EF:25:9E:AF:6F:B8:34:AE:53:9C:E6:F3:8F:F2:64:15:FA:E8:7F:53:2D:38',
  'a=setup:actpass',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  '',
].join('\r\n');

const INVITE = [
  'INVITE sip:600@demo.local SIP/2.0',
  'Via: SIP/2.0/WS 1ov3hgqc6edu.invalid;branch=z9hG4bK5432764',
  'Max-Forwards: 69',
  'To: <sip:600@demo.local>',
  'From: "Anna Nowak" <sip:anna@demo.local>;tag=3gcvm5rsv7',
  'Call-ID: pcoa35n2gcfp3fsb1r8c',
  'CSeq: 6931 INVITE',
  'Contact: <sip:u4sk3t8f@1ov3hgqc6edu.invalid;transport=ws;ob>',
  'Content-Type: application/sdp',
  'Session-Expires: 90',
  'Allow: INVITE,ACK,CANCEL,BYE,UPDATE,MESSAGE,OPTIONS,REFER,INFO,NOTIFY',
  'Supported: timer,ice,replaces,outbound',
  'User-Agent: WebPhone',
  `Content-Length: ${SDP.length}`,
  '',
  SDP,
].join('\r\n');

/** Not part of what JsSIP exports, hence without types. */
const jsSip: { parseMessage(text: string, agent: object): unknown } = createRequire(import.meta.url)(
  'jssip/lib/Parser.js',
);

const bytes = new TextEncoder().encode(INVITE);

const contenders = {
  read: () => parseMessage(bytes).ok,
  readAndPrint: () => {
    const parsed = parseMessage(bytes);
    return parsed.ok && printMessage(parsed.value).length > 0;
  },
  jsSip: () => jsSip.parseMessage(INVITE, {}) !== undefined,
};

type Contender = keyof typeof contenders;

/** Microseconds per message of one round. */
function round(contender: Contender): number {
  const work = contenders[contender];
  const started = performance.now();
  for (let count = 0; count < MESSAGES; count++) if (!work()) throw new Error(`${contender} could not read the INVITE`);
  return ((performance.now() - started) * 1_000) / MESSAGES;
}

const best: Record<Contender, number> = { read: Infinity, readAndPrint: Infinity, jsSip: Infinity };
for (let count = 0; count < ROUNDS; count++) {
  for (const contender of ['read', 'readAndPrint', 'jsSip'] as const) {
    best[contender] = Math.min(best[contender], round(contender));
  }
}

const figures = {
  bench: 'sip-parse',
  messageBytes: bytes.length,
  readMicros: Number(best.read.toFixed(2)),
  readAndPrintMicros: Number(best.readAndPrint.toFixed(2)),
  jsSipReadMicros: Number(best.jsSip.toFixed(2)),
  timesFasterThanJsSip: Number((best.jsSip / best.readAndPrint).toFixed(1)),
};
process.stdout.write(`read, all mandatory fields checked  ${figures.readMicros.toFixed(2).padStart(8)} µs\n`);
process.stdout.write(`read and printed                    ${figures.readAndPrintMicros.toFixed(2).padStart(8)} µs\n`);
process.stdout.write(`read by JsSIP                       ${figures.jsSipReadMicros.toFixed(2).padStart(8)} µs\n`);
process.stdout.write(`${JSON.stringify(figures)}\n`);
