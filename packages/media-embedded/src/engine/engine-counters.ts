import type { DeskReading } from '../desk/remote-desk.ts';

/** What happened since the engine started; written where it happens, read for the metrics. */
export interface EngineCounters {
  packetsReceived: number;
  packetsSent: number;
  /** Packets whose SRTP tag was wrong, or that were no SRTP at all. */
  forged: number;
  /** Authentic packets that had come before. */
  replayed: number;
  /** Handshakes that came to nothing, wrong certificates among them. */
  dtlsFailures: number;
  /** Sessions refused because the engine was full. */
  refused: number;
  /** Sessions ended because nobody adopted them. */
  orphansEnded: number;
}

export const noCounts = (): EngineCounters => ({
  packetsReceived: 0,
  packetsSent: 0,
  forged: 0,
  replayed: 0,
  dtlsFailures: 0,
  refused: 0,
  orphansEnded: 0,
});

/** How an engine is now, and what happened in it. */
export interface EngineMetrics extends Readonly<EngineCounters> {
  readonly sessions: number;
  readonly legs: number;
  readonly recordings: number;
  /** Those of which nothing can be written now: the disk is full, too slow, or gone. */
  readonly recordingsRefused: number;
  readonly portsUsed: number;
  readonly busy: number;
  readonly cpu: number;
  readonly lateMs: number;
  /** Whether new sessions are refused because of the load. */
  readonly full: boolean;
  /** The threads sound is made in; none where that is done by the one whose `busy`, `cpu` and `lateMs` stand above. */
  readonly desks: readonly DeskReading[];
}
