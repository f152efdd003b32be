import { isIPv4, SocketAddress } from 'node:net';
import type { Network } from '../net/private-networks.ts';

/** Names and addresses an authority may vouch for. */
export type Vouched = { readonly networks: readonly Network[]; readonly domains: readonly string[] };

const SEQUENCE = 0x30;
/** RFC 5280 §4.2.1.6: the context tags of `GeneralName`. */
const [DNS_NAME, IP_ADDRESS] = [0x82, 0x87];
/** RFC 5280 §4.2.1.10: `permittedSubtrees [0]`. */
const PERMITTED = 0xa0;

/** Name constraints of an authority's certificate in DER (RFC 5280 §4.2.1.10): beyond these, nobody believes it. */
export function nameConstraints({ networks, domains }: Vouched): Uint8Array<ArrayBuffer> {
  const names = [
    ...networks.map((network) => der(IP_ADDRESS, ...octetsOf(network.address), ...maskOf(network))),
    ...domains.map((domain) => der(DNS_NAME, ...Buffer.from(domain))),
  ];
  return Uint8Array.from(der(SEQUENCE, ...der(PERMITTED, ...names.flatMap((name) => der(SEQUENCE, ...name)))));
}

function der(tag: number, ...content: readonly number[]): number[] {
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return [tag, ...size, ...content];
}

function octetsOf(address: string): readonly number[] {
  if (isIPv4(address)) return address.split('.').map(Number);
  const { address: compact } = new SocketAddress({ address, family: 'ipv6' });
  const [before = '', after = ''] = compact.split('::');
  const [head, tail] = [groupsOf(before), groupsOf(after)];
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return [...head, ...zeros, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}

function groupsOf(text: string): readonly number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}

function maskOf({ address, prefix }: Network): readonly number[] {
  const octets = isIPv4(address) ? 4 : 16;
  return Array.from({ length: octets }, (_, index) => 0xff & (0xff00 >> Math.min(8, Math.max(0, prefix - index * 8))));
}
