import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { CallFacts } from '../call/call.ts';
import type { Counters } from './counters.ts';
import { MemoryArchive } from './memory-archive.fixture.ts';
import { QualityMonitor } from './quality-monitor.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function monitored(platformCallId: string | null = 'p-1') {
  const archive = new MemoryArchive();
  const monitor = new QualityMonitor(archive);
  const other = { number: '+48600100200', name: null };
  const facts: CallFacts = { id: 'call-1', direction: 'inbound', other, dialled: null, campaign: null, platformCallId };
  let packets = 0;
  const read = vi.fn<() => Promise<Counters | null>>(async () => {
    packets += 50;
    return { received: { packets, lost: 0, jitterMs: 3 }, sentPackets: packets, report: null, checkedRttMs: 20 };
  });
  monitor.begin('call-1', { facts: () => facts, read });
  const samples = () => monitor.getState().get('call-1')?.samples ?? [];
  const kept = () => [...archive.kept.values()];
  return { monitor, archive, read, samples, kept };
}

test('a call is sampled once a second, from its answer to its end', async () => {
  const { monitor, samples } = monitored();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(samples().map(({ atMs }) => Math.round(atMs / 1_000))).toEqual([1, 2, 3, 4, 5]);
  monitor.end('call-1');
  await vi.advanceTimersByTimeAsync(5_000);
  expect(samples()).toHaveLength(5);
  monitor.forget('call-1');
  expect(monitor.getState().size).toBe(0);
});

test('what was sampled is kept while the call goes on, and all of it once when it ends', async () => {
  const { monitor, kept } = monitored();
  await vi.advanceTimersByTimeAsync(14_000);
  expect(kept()).toEqual([]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(kept().map(({ samples }) => samples.length)).toEqual([15]);
  monitor.end('call-1');
  expect(kept()).toMatchObject([{ callId: 'p-1', direction: 'inbound', other: { number: '+48600100200' } }]);
  expect(kept()[0]?.samples).toHaveLength(17);
});

test('a call the platform never named is not kept: nobody could find it again', async () => {
  const { monitor, kept } = monitored(null);
  await vi.advanceTimersByTimeAsync(3_000);
  monitor.end('call-1');
  expect(kept()).toEqual([]);
});

test('a browser that does not answer in time is asked no second time meanwhile, and one that fails is asked again', async () => {
  const { read, samples } = monitored();
  await vi.advanceTimersByTimeAsync(1_000);
  read.mockRejectedValueOnce(new Error('closed'));
  await vi.advanceTimersByTimeAsync(2_000);
  expect(samples()).toHaveLength(2);
  read.mockReturnValueOnce(new Promise(() => {}));
  const asked = read.mock.calls.length;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(read.mock.calls.length).toBe(asked + 1);
});

test('a device that can keep nothing still samples', async () => {
  const { monitor, archive, samples } = monitored();
  archive.save = () => Promise.reject(new Error('full'));
  await vi.advanceTimersByTimeAsync(16_000);
  monitor.end('call-1');
  expect(samples()).toHaveLength(16);
});
