import { assertNever } from '@wpm/kernel';

/** How busy the thread is that moves the packets. */
export interface LoadReading {
  /** Share of the time it was at work or waited for the processor, 0…1. */
  readonly busy: number;
  /** Share of a core it used itself, 0…1. */
  readonly cpu: number;
  /** How late packets of our own went out, in ms: the 99th percentile over the last seconds. */
  readonly lateMs: number;
}

/** Whether new calls are taken. In between the marks it stays as it was, so that one call more or less does not swing it. */
export type LoadGate =
  | { readonly state: 'open'; /** Readings in a row that were too high. */ readonly high: number }
  | { readonly state: 'shut'; /** Readings in a row that were low again. */ readonly low: number };

export const OPEN: LoadGate = { state: 'open', high: 0 };

/** From here on a burst of packets waits for the one before it. */
const BUSY = { shut: 0.85, open: 0.7 } as const;
/** One packet in a hundred so late is heard. */
const LATE_MS = { shut: 20, open: 10 } as const;
/** From this share of a core on it is busy or late by itself, whoever else is at work. */
const OWN_DOING = 0.5;
/**
 * Below this share lateness is a busy neighbour's doing: to refuse a call would help nobody. Between the two it gets no more of the
 * processor than it uses, because of neighbours: where it never rests and is late, each call more takes from those that run.
 */
const OWN_SHARE = 0.25;
/** Readings in a row, one a second: compiling Opus, or a file that is copied, is over sooner. */
const TO_SHUT = 3;
const TO_OPEN = 5;

/** The gate after one more reading. */
export function judge(gate: LoadGate, reading: LoadReading): LoadGate {
  switch (gate.state) {
    case 'open': {
      const high = isHigh(reading) ? gate.high + 1 : 0;
      return high >= TO_SHUT ? { state: 'shut', low: 0 } : { state: 'open', high };
    }
    case 'shut': {
      const low = isLow(reading) ? gate.low + 1 : 0;
      return low >= TO_OPEN ? OPEN : { state: 'shut', low };
    }
    default:
      return assertNever(gate);
  }
}

const isBusy = ({ busy }: LoadReading): boolean => busy >= BUSY.shut;
const isLate = ({ lateMs }: LoadReading): boolean => lateMs > LATE_MS.shut;

function isHigh(reading: LoadReading): boolean {
  if (reading.cpu >= OWN_DOING) return isBusy(reading) || isLate(reading);
  return reading.cpu >= OWN_SHARE && isBusy(reading) && isLate(reading);
}

const isLow = ({ busy, cpu, lateMs }: LoadReading): boolean =>
  cpu < OWN_SHARE || (busy < BUSY.open && lateMs < LATE_MS.open);
