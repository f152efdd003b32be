import { printMessage } from '@wpm/sip';
import { SILENT_OFFER } from '@wpm/testkit';
import { randomMessage } from '../../packages/sip/src/testing/message-generator.ts';
import { mutate } from '../../packages/sip/src/testing/mutate.ts';
import { SeededRandom } from '../../packages/sip/src/testing/random.ts';

/** What phones and trunks really send: wounds in these get further than those in anything made up. */
const METHODS = ['INVITE', 'REGISTER', 'OPTIONS', 'BYE', 'ACK', 'CANCEL', 'SUBSCRIBE', 'REFER', 'UPDATE', 'PRACK'];
const HAS_SDP: readonly string[] = ['INVITE', 'UPDATE'];

/** An endless row of wounded messages, the same for the same seed: half of them of use, half as odd as the law allows. */
export function mutantsOf(seed: number, domain: string): () => Uint8Array {
  const random = new SeededRandom(seed);
  const encoder = new TextEncoder();
  return () => {
    const text = random.below(2) === 0 ? printMessage(randomMessage(random)) : everydayRequest(random, domain);
    return mutate(encoder.encode(text), random);
  };
}

function everydayRequest(random: SeededRandom, domain: string): string {
  const method = random.pick(METHODS);
  const token = random.text('abcdefghij0123456789', 12);
  const user = random.pick(['+48221000102', '102', 'jan', 'nobody', '600']);
  const body = HAS_SDP.includes(method) ? SILENT_OFFER : '';
  return [
    `${method} sip:${user}@${domain} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.3:5060;branch=z9hG4bK${token};rport`,
    'Max-Forwards: 70',
    `From: <sip:+48600100200@carrier.test>;tag=${token}`,
    `To: <sip:${user}@${domain}>${method === 'BYE' ? ';tag=known' : ''}`,
    `Call-ID: ${token}@127.0.0.3`,
    `CSeq: ${1 + random.below(9)} ${method}`,
    'Contact: <sip:c@127.0.0.3:5060>',
    `Authorization: Digest username="jan", realm="${domain}", nonce="${token}", uri="sip:${domain}", response="${token}"`,
    'Event: reg',
    'Refer-To: <sip:103@x>',
    'RAck: 1 1 INVITE',
    'Session-Expires: 90;refresher=uac',
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');
}
