import type { ReportedCall } from '@wpm/contract';

/** For tests: the call that began in the given second of a day; its id sorts the same way. */
export function callAt(second: number, change: Partial<ReportedCall> = {}): ReportedCall {
  const startedAt = new Date(Date.UTC(2026, 10, 20) + second * 1_000).toISOString();
  return {
    callId: `0192f7a0-0000-7000-8000-${String(second).padStart(12, '0')}`,
    direction: 'inbound',
    outcome: 'answered',
    result: 'answered',
    caller: { number: '+48600100200', name: null },
    callee: { number: '101', name: 'Anna Nowak' },
    agents: ['Anna Nowak'],
    startedAt,
    answeredAt: startedAt,
    endedAt: startedAt,
    ringMs: 0,
    talkMs: 0,
    endedBy: 'caller',
    campaign: null,
    queue: null,
    recording: null,
    ...change,
  };
}

/** For tests: the call of that second, still up. */
export function runningAt(second: number): ReportedCall {
  return callAt(second, { endedAt: null, endedBy: null });
}

/** For tests: as many calls, one a second, newest first; those of the seconds named still run. */
export function callsDownFrom(newest: number, running: readonly number[] = []): readonly ReportedCall[] {
  return Array.from({ length: newest }, (_, at) => newest - at).map((second) =>
    running.includes(second) ? runningAt(second) : callAt(second),
  );
}
