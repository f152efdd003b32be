import { expect, test } from 'vitest';
import { withoutTcp } from './own-addresses.ts';

const UDP = 'a=candidate:1510613869 1 udp 2122260223 192.0.2.7 50000 typ host generation 0 network-id 1';
const TCP = 'a=candidate:1876313031 1 tcp 1518280447 192.0.2.7 9 typ host tcptype active generation 0 network-id 1';

test('what the platform cannot be reached by is left out of a description, and nothing else', () => {
  const lines = ['v=0', 'm=audio 50000 UDP/TLS/RTP/SAVPF 111', 'a=rtpmap:111 opus/48000/2'];
  const text = (...candidates: string[]) => [...lines, ...candidates, 'a=end-of-candidates', ''].join('\r\n');
  expect(withoutTcp(text(TCP, UDP, TCP.toUpperCase().replace('A=CANDIDATE', 'a=candidate')))).toBe(text(UDP));
  expect(withoutTcp(text(UDP))).toBe(text(UDP));
});
