import type { TraceEntry } from '@wpm/sip';

/** Addresses of the samples. */
export const TRUNK = { address: '192.0.2.10', port: 5060 };
export const PHONE = { address: '10.0.0.7', port: 51_234 };
const PLATFORM = { address: '10.0.0.5', port: 5060 };

type Sample = Partial<TraceEntry> & {
  readonly start: string;
  readonly sipCallId: string;
  readonly cseq?: string;
  readonly callId?: string;
  readonly body?: string;
};

/** A message for tests, from the trunk to us unless it says otherwise. */
export function sampleEntry({ start, sipCallId, cseq = '1 INVITE', callId, body = '', ...more }: Sample): TraceEntry {
  const fields = [
    start,
    'From: <sip:+48600100200@carrier.example>;tag=a',
    'To: <sip:+48221000101@example.com>',
    `Call-ID: ${sipCallId}`,
    `CSeq: ${cseq}`,
    ...(callId === undefined ? [] : [`X-WPM-Call-Id: ${callId}`]),
    ...(body === '' ? [] : ['Content-Type: application/sdp']),
  ];
  const text = [...fields, '', body].join('\r\n');
  return { at: 0, direction: 'in', transport: 'udp', local: PLATFORM, remote: TRUNK, ...more, text };
}
