import { expect, test } from 'vitest';
import { type CallDiagnostics, expired, joined } from './archive.ts';
import { type Counters, countersOf } from './counters.ts';
import { estimatedMos } from '@wpm/contract';
import { advanceQuality, latest, newQuality, type Quality } from './quality.ts';
import { sampleInterval } from './sample-interval.ts';
import type { Sample } from './sample.ts';
import { summarise } from './summary.ts';

type Line = { readonly received?: number; readonly lost?: number; readonly jitterMs?: number; readonly sent?: number };

/** Plays a call second by second: each entry is what is counted in that second; reports come when told. */
class Script {
  quality: Quality = newQuality(null);
  #counters: Counters = { received: null, sentPackets: null, report: null, checkedRttMs: null };
  #second = 0;
  #lostThere = 0;

  second({ received = 50, lost = 0, jitterMs = 5, sent = 50 }: Line = {}): this {
    const before = this.#counters.received;
    this.#counters = {
      ...this.#counters,
      received: { packets: (before?.packets ?? 0) + received, lost: (before?.lost ?? 0) + lost, jitterMs },
      sentPackets: (this.#counters.sentPackets ?? 0) + sent,
    };
    this.#second += 1;
    this.quality = advanceQuality(this.quality, this.#counters, this.#second * 1_000);
    return this;
  }

  seconds(count: number, line: Line = {}): this {
    for (let i = 0; i < count; i++) this.second(line);
    return this;
  }

  /** Packets we sent that the platform never got: its next report tells. */
  lostThere(packets: number): this {
    this.#lostThere += packets;
    return this;
  }

  /** The platform's report arrives within the next second. */
  report(fractionLost: number, rttMs = 40, jitterMs = 3): this {
    const report = { at: (this.#second + 1) * 1_000, lost: this.#lostThere, fractionLost, jitterMs, rttMs };
    this.#counters = { ...this.#counters, report };
    return this;
  }
}

const counters = (packets: number, lost: number): Counters => ({
  received: { packets, lost, jitterMs: 4 },
  sentPackets: packets,
  report: null,
  checkedRttMs: 20,
});

const mos = (lossPercent: number, rttMs: number) => estimatedMos({ lossPercent, jitterMs: 0, rttMs });

const sampled = (atMs: number, lossPercent: number | null, rttMs: number | null): Sample => ({
  atMs,
  inbound: { lossPercent, jitterMs: 10 },
  outbound: { lossPercent: null, jitterMs: null },
  rttMs,
});

const part = (startedAt: number, atMs: number): CallDiagnostics => ({
  id: `${startedAt}`,
  callId: 'c',
  startedAt,
  direction: 'inbound',
  other: { number: '+48600100200', name: null },
  samples: [sampled(atMs, 0, null)],
});

test('a sample is what was added since the last one, not what came to pass since the call began', () => {
  const { sample } = sampleInterval(counters(1_000, 400), counters(1_045, 405), 9_000, null);
  expect(sample.inbound.lossPercent).toBeCloseTo(10);
  expect(sample.rttMs).toBe(20);
});

test('packets that overtook each other are no negative loss', () => {
  expect(sampleInterval(counters(100, 3), counters(152, 1), 1_000, null).sample.inbound.lossPercent).toBe(0);
});

test('a second without any packet has no loss to tell of, and says so', () => {
  expect(sampleInterval(counters(100, 3), counters(100, 3), 1_000, null).sample.inbound.lossPercent).toBeNull();
});

test('what the platform reports of the last five seconds stands in the samples of these five seconds', () => {
  const { quality } = new Script().seconds(4).report(0.1).second().second();
  expect(quality.samples.map(({ outbound }) => outbound.lossPercent)).toEqual([10, 10, 10, 10, 10, null]);
  expect(latest(quality, 'outbound').lossPercent).toBe(10);
});

test('when a report was lost, the next one tells of all the time since the last that came', () => {
  const script = new Script().seconds(4).report(0).second().lostThere(50).seconds(5).seconds(4).report(0).second();
  const heard = script.quality.samples.map(({ outbound }) => outbound.lossPercent);
  expect(heard).toEqual([0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10]);
});

test('when two reports in a row were lost, nothing of what was lost meanwhile is left out of the samples', () => {
  const script = new Script().seconds(4).report(0).second().lostThere(75).seconds(14).report(0).second();
  const heard = script.quality.samples.map(({ outbound }) => outbound.lossPercent);
  expect(heard).toEqual([...Array(5).fill(0), ...Array(15).fill(10)]);
});

test('a first report is not stretched over more than ten seconds before it', () => {
  const heard = new Script()
    .seconds(14)
    .report(0.1)
    .second()
    .quality.samples.map(({ outbound }) => outbound.lossPercent);
  expect(heard).toEqual([...Array(5).fill(null), ...Array(10).fill(10)]);
});

test('a report that is seen late is held against the time between the reports', () => {
  const report = { at: 1_000, lost: 7, fractionLost: null, jitterMs: 2, rttMs: 30 };
  const last = { report, sentPackets: 100, seenAt: 1_000 };
  const after = { ...counters(100, 0), sentPackets: 400, report: { ...report, at: 6_000, lost: 32 } };
  expect(sampleInterval(counters(100, 0), after, 7_000, last).reported).toEqual({ lossPercent: 10, jitterMs: 2 });
});

test('a first report without a fraction tells of no loss', () => {
  const report = { at: 1_000, lost: 7, fractionLost: null, jitterMs: 2, rttMs: 30 };
  const { reported } = sampleInterval(counters(0, 0), { ...counters(100, 0), report }, 1_000, null);
  expect(reported).toEqual({ lossPercent: null, jitterMs: 2 });
});

test('a warning is raised at the third of five samples over the limit, and not before', () => {
  const script = new Script().seconds(10).second({ lost: 5 }).second().second({ lost: 5 });
  expect(script.quality.troubles).toEqual([]);
  expect(script.second({ lost: 5 }).quality.troubles).toEqual(['loss-from']);
});

test('two bad seconds of five never raise a warning', () => {
  const script = new Script();
  for (let i = 0; i < 6; i++) script.second({ jitterMs: 80 }).second({ jitterMs: 80 }).seconds(3);
  expect(script.quality.troubles).toEqual([]);
});

test('a warning is cleared after five seconds without, and a bad one among them starts the count anew', () => {
  const script = new Script().seconds(3, { jitterMs: 31 });
  expect(script.quality.troubles).toEqual(['jitter-from']);
  script.seconds(4).second({ jitterMs: 31 }).seconds(4);
  expect(script.quality.troubles).toEqual(['jitter-from']);
  expect(script.second().quality.troubles).toEqual([]);
});

test('values at their limits are fine', () => {
  expect(new Script().report(0, 250, 30).seconds(9, { jitterMs: 30 }).quality.troubles).toEqual([]);
});

test('a bad report warns at once: it speaks for the seconds since the one before', () => {
  const script = new Script().seconds(4).report(0).second().lostThere(5).seconds(4).report(0.02, 260);
  expect(script.second().quality.troubles).toEqual(['loss-to']);
  expect(script.seconds(2).quality.troubles).toEqual(['loss-to', 'delay']);
});

test('two seconds without a packet are no audio from the other side, until packets come again', () => {
  const script = new Script().seconds(5).second({ received: 0 });
  expect(script.quality.troubles).toEqual([]);
  expect(script.second({ received: 0 }).quality.troubles).toEqual(['no-audio-from']);
  expect(script.second().quality.troubles).toEqual([]);
});

test('two seconds without a packet sent, or long silence of the platform about us, are no audio to the other side', () => {
  expect(new Script().seconds(3).seconds(2, { sent: 0 }).quality.troubles).toEqual(['no-audio-to']);
  const reportless = new Script().report(0).second().seconds(15);
  expect(reportless.quality.troubles).toEqual([]);
  expect(reportless.second().quality.troubles).toEqual(['no-audio-to']);
});

test('early media before the answer is not counted into the first second', () => {
  const quality = advanceQuality(newQuality(counters(500, 100)), counters(550, 100), 1_000);
  expect(quality.samples[0]?.inbound.lossPercent).toBe(0);
});

test('the counters are found in what a browser reports, in milliseconds', () => {
  const read = countersOf([
    { type: 'transport' },
    { type: 'candidate-pair', nominated: false, currentRoundTripTime: 9 },
    { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.012 },
    { type: 'inbound-rtp', packetsReceived: 10, packetsLost: -1, jitter: 0.004 },
    { type: 'outbound-rtp', packetsSent: 12 },
    { type: 'remote-inbound-rtp', timestamp: 77, packetsLost: 1, fractionLost: 0.5, jitter: 0.002 },
  ]);
  expect(read).toEqual({
    received: { packets: 10, lost: -1, jitterMs: 4 },
    sentPackets: 12,
    report: { at: 77, lost: 1, fractionLost: 0.5, jitterMs: 2, rttMs: null },
    checkedRttMs: 12,
  });
  expect(countersOf([])).toEqual({ received: null, sentPackets: null, report: null, checkedRttMs: null });
});

test('the estimate is that of the E-model: as good as a telephone without faults, worse by loss and by delay', () => {
  // R = 93.2 − 0.024 × 20 = 92.72; G.107 Annex B makes 4.40 of it.
  expect(mos(0, 0)).toBeCloseTo(4.4, 2);
  // R = 93.2 − 0.024 × 220 − 0.11 × 42.7 = 83.22.
  expect(mos(0, 400)).toBeCloseTo(4.14, 2);
  // R = 92.72 − 95 × 5 ÷ 30.1 = 76.94.
  expect(mos(5, 0)).toBeCloseTo(3.9, 2);
  expect(mos(100, 3_000)).toBe(1);
});

test('a summary gives averages, the worst, and the seconds over each limit', () => {
  const summary = summarise([sampled(1_000, 0, null), sampled(2_000, 4, 300), sampled(3_000, null, 100)]);
  expect(summary.inbound.lossPercent).toEqual({ average: 2, worst: 4, secondsOver: 1 });
  expect(summary.rttMs).toEqual({ average: 200, worst: 300, secondsOver: 1 });
  expect(summary.outbound).toEqual({
    lossPercent: { average: null, worst: null, secondsOver: 0 },
    jitterMs: { average: null, worst: null, secondsOver: 0 },
    mos: null,
  });
  expect(summary.inbound.mos).toBeCloseTo(estimatedMos({ lossPercent: 2, jitterMs: 10, rttMs: 200 }));
});

test('what is older than 90 days goes, and the oldest beyond 500', () => {
  const day = 24 * 3_600_000;
  const now = 1_000 * day;
  const recent = Array.from({ length: 501 }, (_, index) => ({ id: `recent ${index}`, startedAt: now - index }));
  expect(expired(recent, now)).toEqual(['recent 500']);
  expect(expired([{ id: 'old', startedAt: now - 90 * day - 1 }], now)).toEqual(['old']);
  expect(expired([{ id: 'kept', startedAt: now - 90 * day }], now)).toEqual([]);
});

test('the parts of a call this phone was in twice are one, in order of time', () => {
  expect(joined([part(60_000, 1_000), part(10_000, 1_000)])?.samples.map(({ atMs }) => atMs)).toEqual([1_000, 51_000]);
  expect(joined([])).toBeUndefined();
});
