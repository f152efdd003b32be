import { makeRequest, reply } from '../message/build.ts';
import type { SipMessage, SipRequest } from '../message/message.ts';
import type { NameAddr } from '../message/name-addr.ts';
import type { Params } from '../message/params.ts';
import { printUri } from '../message/uri.ts';
import { printVia } from '../message/via.ts';
import type { SeededRandom } from './random.ts';

const TOKEN = "abcXYZ019-.!%*_+`'~";
const ANYTHING = `${TOKEN} "\\<>;,:@?=&#ąż漢😀`;

/** A valid message with everything that makes reading hard: quotes, escapes, IPv6, parameters, several lists. */
export function randomMessage(random: SeededRandom): SipMessage {
  const request = randomRequest(random);
  if (random.below(3) > 0) return request;
  return reply(request, random.pick([100, 180, 200, 302, 486, 603]), {
    toTag: random.text(TOKEN, 6),
    reason: random.text(ANYTHING, 5).trim(),
  });
}

function randomRequest(random: SeededRandom): SipRequest {
  const request = makeRequest({
    method: random.pick(['INVITE', 'OPTIONS', 'REGISTER', 'INFO', random.text(TOKEN, 4)]),
    uri: randomUri(random),
    from: { ...randomNameAddr(random), params: { tag: random.text(TOKEN, 8) } },
    to: randomNameAddr(random),
    callId: `${random.text(TOKEN, 12)}@${random.text('abc', 3)}`,
    cseq: random.below(2 ** 31),
    headers: [
      ['Supported', random.pick(['', 'path', 'path, gruu', '100rel,timer'])],
      [`X-${random.text(TOKEN, 3)}`, random.text(ANYTHING, 10).trim()],
    ],
    body: random.text(`${ANYTHING}\r\n`, random.below(60)),
  });
  for (let count = random.below(3); count >= 0; count--) request.headers.prepend('Via', randomVia(random));
  return request;
}

function randomUri(random: SeededRandom): string {
  return printUri({
    scheme: random.pick(['sip', 'sips']),
    ...(random.below(4) > 0 && { user: random.text(ANYTHING, 1 + random.below(8)) }),
    host: random.pick(['example.com', '192.0.2.7', '[2001:db8::9:1]']),
    ...(random.below(2) > 0 && { port: 1 + random.below(65_535) }),
    params: random.pick<Params>([{}, { lr: true as const }, { transport: 'ws', x: random.text(ANYTHING, 4) }]),
  });
}

function randomNameAddr(random: SeededRandom): NameAddr {
  const uri = randomUri(random);
  const params = random.pick<Params>([
    {},
    { x: random.text(ANYTHING, 5) },
    { flag: true as const, y: random.text(TOKEN, 3) },
  ]);
  return random.below(2) > 0 ? { uri, params } : { displayName: `x${random.text(ANYTHING, 9)}`, uri, params };
}

function randomVia(random: SeededRandom): string {
  return printVia({
    transport: random.pick(['UDP', 'TCP', 'WSS']),
    host: random.pick(['h.example', '[::1]']),
    ...(random.below(2) > 0 && { port: 5_060 }),
    params: { branch: `z9hG4bK${random.text(TOKEN, 8)}`, ...(random.below(2) > 0 && { rport: true as const }) },
  });
}
