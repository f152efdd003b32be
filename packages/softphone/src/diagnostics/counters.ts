/** What a connection has counted of a call's audio since it began; a part is null until the browser tells it. */
export type Counters = {
  readonly received: { readonly packets: number; readonly lost: number; readonly jitterMs: number } | null;
  readonly sentPackets: number | null;
  /** The platform's newest receiver report (RFC 3550 §6.4.1). */
  readonly report: ReceiverReport | null;
  /** Round trip of the newest connectivity check (RFC 7675), in milliseconds. */
  readonly checkedRttMs: number | null;
};

export type ReceiverReport = {
  /** When it came, on the browser's clock: tells one report from the next. */
  readonly at: number;
  /** Packets lost since the call began; duplicates can make it fall. */
  readonly lost: number;
  /** Share lost since the report before, from 0 to 1; null where the browser does not tell. */
  readonly fractionLost: number | null;
  readonly jitterMs: number;
  readonly rttMs: number | null;
};

/** Asks a call's connection for its counters; null while there is no connection. */
export type ReadCounters = () => Promise<Counters | null>;

/** One entry of `RTCPeerConnection.getStats()`. */
export type StatsEntry = Readonly<Record<string, unknown>>;

/** Reads the counters of the one audio stream each way out of what `getStats()` gives (W3C webrtc-stats). */
export function countersOf(entries: Iterable<StatsEntry>): Counters {
  const all = [...entries];
  const entry = (type: string) => all.find((one) => one['type'] === type);
  const inbound = entry('inbound-rtp');
  const remote = entry('remote-inbound-rtp');
  const path = all.find((one) => one['type'] === 'candidate-pair' && one['nominated'] === true);
  return {
    received:
      inbound === undefined
        ? null
        : {
            packets: numberIn(inbound, 'packetsReceived') ?? 0,
            lost: numberIn(inbound, 'packetsLost') ?? 0,
            jitterMs: millisecondsIn(inbound, 'jitter') ?? 0,
          },
    sentPackets: numberIn(entry('outbound-rtp'), 'packetsSent'),
    report: remote === undefined ? null : reportOf(remote),
    checkedRttMs: millisecondsIn(path, 'currentRoundTripTime'),
  };
}

function reportOf(remote: StatsEntry): ReceiverReport {
  return {
    at: numberIn(remote, 'timestamp') ?? 0,
    lost: numberIn(remote, 'packetsLost') ?? 0,
    fractionLost: numberIn(remote, 'fractionLost'),
    jitterMs: millisecondsIn(remote, 'jitter') ?? 0,
    rttMs: millisecondsIn(remote, 'roundTripTime'),
  };
}

function numberIn(entry: StatsEntry | undefined, name: string): number | null {
  const value = entry?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

function millisecondsIn(entry: StatsEntry | undefined, name: string): number | null {
  const seconds = numberIn(entry, name);
  return seconds === null ? null : seconds * 1_000;
}
