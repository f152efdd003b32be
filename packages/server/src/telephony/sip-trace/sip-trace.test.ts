import type { TraceEntry } from '@wpm/sip';
import { expect, test } from 'vitest';
import { ladderOf } from './ladder.ts';
import { PHONE, sampleEntry } from './sample-entries.ts';
import { SipTrace } from './sip-trace.ts';

const MB = 1_048_576;
const toPhone = { direction: 'out', transport: 'wss', remote: PHONE } as const;
const fromPhone = { ...toPhone, direction: 'in' } as const;

/** A call from the trunk to a phone, which rings and takes it. */
const CALL: readonly TraceEntry[] = [
  sampleEntry({ at: 1_000, start: 'INVITE sip:+48221000101@example.com SIP/2.0', sipCallId: 'trunk-leg', body: 'v=0' }),
  sampleEntry({ at: 1_000.5, direction: 'out', start: 'SIP/2.0 100 Trying', sipCallId: 'trunk-leg' }),
  sampleEntry({
    at: 1_004,
    ...toPhone,
    start: 'INVITE sip:anna@x SIP/2.0',
    sipCallId: 'phone-leg',
    callId: 'call-1',
    body: 'v=0',
  }),
  sampleEntry({ at: 1_010, ...fromPhone, start: 'SIP/2.0 180 Ringing', sipCallId: 'phone-leg' }),
  sampleEntry({ at: 1_011, direction: 'out', start: 'SIP/2.0 180 Ringing', sipCallId: 'trunk-leg', callId: 'call-1' }),
  sampleEntry({ at: 1_511, direction: 'out', start: 'SIP/2.0 180 Ringing', sipCallId: 'trunk-leg', callId: 'call-1' }),
];

function traceOf(entries: readonly TraceEntry[], bytes = MB): SipTrace {
  const trace = new SipTrace(bytes);
  for (const entry of entries) trace.record(entry);
  return trace;
}

const summariesOf = (trace: SipTrace, callId: string) =>
  ladderOf(trace.ofCall(callId)).messages.map(({ summary }) => summary);

test('both legs of a call stand in one ladder, with what was said before the call had its name', () => {
  const ladder = ladderOf(traceOf(CALL).ofCall('call-1'));
  expect(ladder.participants).toEqual(['192.0.2.10:5060 udp', 'platform', '10.0.0.7:51234 wss']);
  expect(
    ladder.messages.map(({ from, to, summary, sinceStartMs, sincePreviousMs, isRepeated }) =>
      [from, to, summary, sinceStartMs, sincePreviousMs, isRepeated].join(' '),
    ),
  ).toEqual([
    '0 1 INVITE +48221000101, SDP 0 0 false',
    '1 0 100 Trying (INVITE) 0.5 0.5 false',
    '1 2 INVITE anna, SDP 4 3.5 false',
    '2 1 180 Ringing (INVITE) 10 6 false',
    '1 0 180 Ringing (INVITE) 11 1 false',
    '1 0 180 Ringing (INVITE) 511 500 true',
  ]);
});

test('a call is found by the Call-ID of each of its legs, and stands once in the list, the newest first', () => {
  const later = sampleEntry({ at: 2_000, start: 'INVITE sip:x@y SIP/2.0', sipCallId: 'refused' });
  const trace = traceOf([...CALL, later]);
  expect(trace.bySipCallId('phone-leg')).toEqual(trace.ofCall('call-1'));
  expect([...trace.calls()].map(({ callId, conversations }) => [callId, conversations.length])).toEqual([
    [undefined, 1],
    ['call-1', 2],
  ]);
});

test('a name of a call that comes from outside joins nothing', () => {
  const forged = sampleEntry({ start: 'INVITE sip:x@y SIP/2.0', sipCallId: 'forged', callId: 'call-1' });
  const trace = traceOf([...CALL, forged]);
  expect(summariesOf(trace, 'call-1')).toHaveLength(CALL.length);
  expect(trace.callOf('forged')).toBeUndefined();
});

test('a Call-ID that is used again stays with the call it was first', () => {
  const again = { sipCallId: 'trunk-leg', callId: 'call-2' };
  const trace = traceOf([...CALL, sampleEntry({ at: 3_000, direction: 'out', start: 'SIP/2.0 486 Busy', ...again })]);
  expect(trace.callOf('trunk-leg')).toBe('call-1');
  expect(trace.ofCall('call-2').conversations).toEqual([]);
});

test('memory is bounded: the oldest call makes room, and nothing of it is left', () => {
  const trace = new SipTrace(64 * 1_024);
  for (let n = 0; n < 2_000; n++) {
    const callId = `call-${n}`;
    trace.record(sampleEntry({ at: n, ...toPhone, start: 'INVITE sip:a@b SIP/2.0', sipCallId: `leg-${n}`, callId }));
    expect(trace.bytes).toBeLessThanOrEqual(64 * 1_024);
  }
  expect(trace.ofCall('call-0').conversations).toEqual([]);
  expect(trace.callOf('leg-0')).toBeUndefined();
  expect(summariesOf(trace, 'call-1999')).toEqual(['INVITE a']);
  expect([...trace.calls()].length).toBeGreaterThan(50);
});

test('what a call began with stays while it runs, however many others come and go; when it is over it makes room', () => {
  const trace = traceOf(CALL, 64 * 1_024);
  const others = (from: number) => {
    for (let n = from; n < from + 2_000; n++) {
      const callId = `call ${n}`;
      trace.record(sampleEntry({ at: n, ...toPhone, start: 'INVITE sip:a@b SIP/2.0', sipCallId: `leg ${n}`, callId }));
      trace.ended(callId);
    }
  };
  others(0);
  expect(summariesOf(trace, 'call-1')).toHaveLength(CALL.length);
  expect(trace.bytes).toBeLessThanOrEqual(64 * 1_024);
  trace.ended('call-1');
  others(2_000);
  expect(summariesOf(trace, 'call-1')).toEqual([]);
});

test('of calls that run, those that have been silent longest make room when nothing else can', () => {
  const trace = new SipTrace(64 * 1_024);
  for (let n = 0; n < 500; n++)
    trace.record(sampleEntry({ at: n, ...toPhone, start: 'INVITE a', sipCallId: `leg ${n}`, callId: `call ${n}` }));
  expect(trace.bytes).toBeLessThanOrEqual(64 * 1_024);
  expect([summariesOf(trace, 'call 0').length, summariesOf(trace, 'call 499').length]).toEqual([0, 1]);
});

test('calls that only begin find room beside those that run, and a flood of them does not push these out', () => {
  const trace = new SipTrace(64 * 1_024);
  const running = () =>
    Array.from({ length: 40 }, (_, n) => summariesOf(trace, `call ${n}`).length).reduce((sum, each) => sum + each, 0);
  for (let n = 0; n < 40; n++)
    trace.record(sampleEntry({ at: n, ...toPhone, start: 'INVITE a', sipCallId: `leg ${n}`, callId: `call ${n}` }));
  for (let n = 0; n < 1_000; n++) trace.record(sampleEntry({ start: 'INVITE sip:x@y SIP/2.0', sipCallId: `new ${n}` }));
  expect(running()).toBe(40);
  const ringing = sampleEntry({ direction: 'out', start: 'SIP/2.0 180 Ringing', sipCallId: 'new 999', callId: 'late' });
  trace.record(ringing);
  expect(summariesOf(trace, 'late')).toHaveLength(2);
});

test('a call that is to be forgotten is, and no other', () => {
  const trace = traceOf(CALL);
  const callId = 'call-2';
  trace.record(sampleEntry({ ...toPhone, start: 'INVITE sip:jan@x SIP/2.0', sipCallId: 'other leg', callId }));
  trace.forget('call-1');
  expect([summariesOf(trace, 'call-1'), summariesOf(trace, callId)]).toEqual([[], ['INVITE jan']]);
  expect(trace.bySipCallId('trunk-leg').conversations).toEqual([]);
});

test('letters that take two bytes count as two', () => {
  const [latin, polish] = ['l', 'ł'].map((letter) =>
    traceOf([sampleEntry({ start: letter.repeat(1_000), sipCallId: 'x' })]),
  );
  expect((polish?.bytes ?? 0) - (latin?.bytes ?? 0)).toBeGreaterThan(1_000);
});

test('registrations by the thousand push no call out', () => {
  const trace = traceOf(CALL, 64 * 1_024);
  for (let n = 0; n < 5_000; n++) {
    trace.record(sampleEntry({ start: 'REGISTER sip:x SIP/2.0', cseq: `${n} REGISTER`, sipCallId: `phone-${n}` }));
  }
  expect(summariesOf(trace, 'call-1')).toHaveLength(CALL.length);
});

test('one conversation cannot take it all: its oldest messages are forgotten, and counted', () => {
  const trace = traceOf(CALL, 8 * MB);
  for (let n = 0; n < 1_000; n++) {
    trace.record(
      sampleEntry({ at: 5_000 + n, start: `OPTIONS sip:x SIP/2.0`, sipCallId: 'trunk-leg', cseq: `${n} OPTIONS` }),
    );
  }
  const { messages, forgotten } = ladderOf(trace.ofCall('call-1'));
  expect(messages.length + forgotten).toBe(CALL.length + 1_000);
  expect(forgotten).toBeGreaterThan(100);
  expect(trace.bytes).toBeLessThan(300 * 1_024);
});

test.each(['', '\r\n\r\n', 'garbage', 'INVITE\0', 'i: x', 'SIP/2.0', 'Call-ID: \r\nCSeq:'])(
  'what is no message is kept like one: %j',
  (text) => {
    const trace = traceOf([{ ...sampleEntry({ start: '', sipCallId: '' }), text }]);
    expect(trace.bytes).toBeGreaterThan(0);
    expect(trace.ofCall('').conversations).toEqual([]);
  },
);

test('who listens hears every message, until they have heard enough', () => {
  const trace = new SipTrace(MB);
  const heard: string[] = [];
  const listening = trace.listen(({ text }) => void heard.push(text.slice(0, 6)));
  for (const entry of CALL.slice(0, 2)) trace.record(entry);
  listening[Symbol.dispose]();
  for (const entry of CALL) trace.record(entry);
  expect(heard).toEqual(['INVITE', 'SIP/2.']);
});
