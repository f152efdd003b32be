import type { SipLadder } from '@wpm/contract';

/** What kind of message an arrow is: a request, or what an answer says by its class (RFC 3261 §7.2). */
export type ArrowKind = 'request' | 'progress' | 'success' | 'refusal';

export type Arrow = {
  readonly kind: ArrowKind;
  readonly points: 'left' | 'right';
  /** Its left end and its length, of the width of all columns, 0…1. */
  readonly start: number;
  readonly length: number;
};

/** Where an arrow stands between columns of equal width, from the middle of one to the middle of another. */
export function arrowOf(
  { from, to, summary }: Pick<SipLadder['messages'][number], 'from' | 'to' | 'summary'>,
  participants: number,
): Arrow {
  return {
    kind: kindOf(summary),
    points: from < to ? 'right' : 'left',
    start: (Math.min(from, to) + 0.5) / participants,
    length: Math.abs(to - from) / participants,
  };
}

function kindOf(summary: string): ArrowKind {
  const [, statusClass] = /^(\d)\d\d /.exec(summary) ?? [];
  if (statusClass === undefined) return 'request';
  // A redirection is not the end of it, and neither is anything before the final answer.
  if (statusClass === '1' || statusClass === '3') return 'progress';
  return statusClass === '2' ? 'success' : 'refusal';
}
