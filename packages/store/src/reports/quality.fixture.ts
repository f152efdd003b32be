import type { CallRecord, HeardQuality, LegQuality } from '@wpm/calls';
import type { QualityGroup } from '@wpm/contract';

/** Numbers that look like chance and are the same in every run. */
const pick = (at: number, of: number): number => ((at * 2_654_435_761) >>> 7) % of;

/** As the database keeps what was measured: in 32 bits. */
const heardOf = (at: number): HeardQuality => ({
  lossPercent: Math.fround(pick(at, 90) / 10),
  jitterMs: { mean: pick(at + 1, 40), max: 40 + pick(at + 2, 100) },
  mos: Math.fround(2 + pick(at + 3, 20) / 10),
});

/** Two legs: a user's phone, whose far end reported or did not, and a trunk that only rang now and then. */
export function sampleLegs(at: number, { login, domain, trunkId }: Readonly<Record<string, string>>): LegQuality[] {
  const codec = 'opus' as const;
  const common = { codec, rtt: at % 4 === 0 ? null : { mean: 20 + pick(at, 60), max: 90 + pick(at, 200) } };
  const phone = { leg: 'callee-1', aor: `sip:${login}@${domain}`, trunkId: null, transport: 'webrtc' } as const;
  const trunk = { leg: 'caller', aor: null, trunkId: trunkId ?? '', transport: 'rtp' } as const;
  return [
    {
      ...common,
      ...phone,
      received: { packets: 50, heard: heardOf(at) },
      sent: { packets: 50, heard: at % 3 === 0 ? null : heardOf(at + 9) },
    },
    {
      ...common,
      ...trunk,
      received: { packets: 0, heard: at % 5 === 0 ? null : heardOf(at + 4) },
      sent: { packets: 50, heard: null },
    },
  ];
}

type Keys = (call: CallRecord, leg: LegQuality) => string | undefined;

/** The report of quality reckoned from legs themselves, one after the other, by nothing of the report's own. */
export function reckonedQuality(calls: readonly CallRecord[], by: QualityGroup, keyOf: Record<QualityGroup, Keys>) {
  const groups = new Map<string, LegQuality[]>();
  for (const call of calls)
    for (const leg of call.quality ?? []) {
      const key = keyOf[by](call, leg);
      if (key !== undefined) groups.set(key, [...(groups.get(key) ?? []), leg]);
    }
  return Object.fromEntries([...groups].map(([key, legs]) => [key, reckon(legs)]));
}

function reckon(legs: readonly LegQuality[]) {
  const ways = legs.map(({ received, sent }) => [received.heard, sent.heard].filter((heard) => heard !== null));
  const heard = ways.filter(({ length }) => length > 0);
  const worst = (of: (way: HeardQuality) => number) => heard.map((each) => Math.max(...each.map(of)));
  const mos = heard.map((each) => Math.min(...each.map((way) => way.mos)));
  const trips = legs.flatMap(({ rtt }) => rtt ?? []);
  return {
    legs: legs.length,
    heard: heard.length,
    poor: mos.filter((value) => value < Math.fround(3.6)).length,
    lossPercent: mean(worst(({ lossPercent }) => lossPercent)),
    lossMax: most(worst(({ lossPercent }) => lossPercent)),
    jitterMs: mean(worst(({ jitterMs }) => jitterMs.mean)),
    jitterMax: most(worst(({ jitterMs }) => jitterMs.max)),
    rttMs: mean(trips.map((trip) => trip.mean)),
    rttMax: most(trips.map((trip) => trip.max)),
    mos: mean(mos),
    mosMin: mos.length === 0 ? null : Math.min(...mos),
  };
}

const mean = (values: readonly number[]) =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
const most = (values: readonly number[]) => (values.length === 0 ? null : Math.max(...values));
