import { ManualClock, silentLog } from '@wpm/kernel';
import type { NewSipLadder } from '@wpm/store';
import { expect, test, vi } from 'vitest';
import { LadderKeeper } from './ladder-keeper.ts';
import { unpackLadder } from './packed-ladder.ts';
import { PHONE, sampleEntry } from './sample-entries.ts';
import { SipTrace } from './sip-trace.ts';

const AT = new Date(Date.UTC(2026, 10, 30));

/** A keeper whose time is moved by hand, and what it gave to a store that may refuse. */
function stage() {
  const trace = new SipTrace(1_048_576);
  const clock = new ManualClock();
  const kept: NewSipLadder[] = [];
  const keep = vi.fn(async (ladders: readonly NewSipLadder[]) => void kept.push(...ladders));
  const keeper = new LadderKeeper({ ladders: { keep }, clock, now: () => AT, log: silentLog });
  const said = (callId: string, start = 'INVITE sip:anna@x SIP/2.0') =>
    trace.record(
      sampleEntry({ start, sipCallId: `leg of ${callId}`, callId, direction: 'out', transport: 'wss', remote: PHONE }),
    );
  const ended = (id: string) => keeper.callEnded({ id, tenantId: 'tenant' });
  return { trace, clock, kept, keep, keeper, said, ended };
}

test('the ladder of a call is kept some seconds after its end, with what came late, and not before', async () => {
  const { trace, clock, kept, keep, keeper, said, ended } = stage();
  keeper.keepFrom(trace);
  said('one');
  ended('one');
  clock.advance(4_999);
  said('one', 'BYE sip:anna@x SIP/2.0');
  expect(keep).not.toHaveBeenCalled();
  clock.advance(1);
  await vi.waitFor(() => expect(kept).toHaveLength(1));
  const [ladder] = kept;
  expect(ladder).toMatchObject({ callId: 'one', tenantId: 'tenant', at: AT, sipCallIds: ['leg of one'] });
  const { messages } = await unpackLadder(ladder?.packed ?? Buffer.alloc(0));
  expect(messages.map(({ summary }) => summary)).toEqual(['INVITE anna', 'BYE anna']);
  clock.advance(60_000);
  expect([keep.mock.calls.length, clock.pending]).toEqual([1, 0]);
});

test('calls that end together are written together, and one nothing is known of is left out', async () => {
  const { trace, clock, kept, keep, keeper, said, ended } = stage();
  keeper.keepFrom(trace);
  for (let n = 0; n < 60; n++) {
    said(`call ${n}`);
    ended(`call ${n}`);
  }
  ended('unknown');
  clock.advance(5_000);
  await vi.waitFor(() => expect(kept).toHaveLength(60));
  expect(keep.mock.calls.map(([ladders]) => ladders.length)).toEqual([50, 10]);
});

test('what the database does not take is tried again, until it does', async () => {
  const { trace, clock, kept, keep, keeper, said, ended } = stage();
  keeper.keepFrom(trace);
  keep.mockRejectedValueOnce(new Error('no database'));
  said('one');
  ended('one');
  clock.advance(5_000);
  await vi.waitFor(() => expect(clock.pending).toBe(1));
  expect(kept).toEqual([]);
  clock.advance(10_000);
  await vi.waitFor(() => expect(kept).toHaveLength(1));
});

test('a platform that stops writes what waits first', async () => {
  const { trace, clock, kept, keeper, said, ended } = stage();
  said('one');
  ended('one');
  keeper.keepFrom(trace);
  await keeper[Symbol.asyncDispose]();
  expect(kept.map(({ callId }) => callId)).toEqual(['one']);
  expect(clock.pending).toBe(0);
});

test('while nothing is taken, the oldest make room: what waits is bounded', async () => {
  const { trace, clock, kept, keeper, said, ended } = stage();
  for (let n = 0; n < 5_001; n++) ended(`call ${n}`);
  said('call 0');
  said('call 5000');
  keeper.keepFrom(trace);
  await keeper[Symbol.asyncDispose]();
  expect(kept.map(({ callId }) => callId)).toEqual(['call 5000']);
  expect(clock.pending).toBe(0);
});
