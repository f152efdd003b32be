import type { ReportedCall, ReportedPart } from '@wpm/contract';

export type Stretch = {
  readonly what: 'queue' | 'ring' | 'talk' | 'hold' | 'consultation' | 'wrapUp';
  /** Of the whole timeline, 0…1. */
  readonly from: number;
  readonly length: number;
  readonly ms: number;
};

/** One line of the picture of a call: the customer's wait, or one part of an agent. */
export type Line = { readonly part: ReportedPart | null; readonly stretches: readonly Stretch[] };

/** When within a part an agent held the customer, or asked somebody while they waited. Milliseconds since 1970. */
export type Moment = {
  readonly what: 'hold' | 'consultation';
  readonly agent: string;
  readonly at: number;
  readonly ms: number;
};

/** The course of a call as lines of one scale, from its start to the end of its last wrap-up. What lies within a talk comes after it. */
export function timelineOf(call: ReportedCall, parts: readonly ReportedPart[]): readonly Line[] {
  const start = Date.parse(call.startedAt);
  const ends = parts.map((part) => endOf(part) + (part.wrapUpMs ?? 0));
  const whole = Math.max(1, ...ends.map((end) => end - start), Date.parse(call.endedAt ?? call.startedAt) - start);
  const stretch = (what: Stretch['what'], at: number, ms: number): Stretch[] =>
    ms > 0 ? [{ what, from: (at - start) / whole, length: ms / whole, ms }] : [];
  const queued: Line[] =
    call.queue && call.queue.waitMs > 0 ? [{ part: null, stretches: stretch('queue', start, call.queue.waitMs) }] : [];
  const agents = parts
    .filter(({ agent }) => agent !== null)
    .map((part) => {
      const began = Date.parse(part.startedAt);
      const answered = began + part.ringMs;
      return {
        part,
        stretches: [
          ...stretch('ring', began, part.ringMs),
          ...stretch('talk', answered, part.talkMs + part.holdMs),
          ...momentsOf([part]).flatMap(({ what, at, ms }) => stretch(what, at, ms)),
          ...stretch('wrapUp', endOf(part), part.wrapUpMs ?? 0),
        ],
      };
    });
  return [...queued, ...agents];
}

/** Every hold and consultation in a call, in the order they began. */
export function momentsOf(parts: readonly ReportedPart[]): readonly Moment[] {
  const all = parts.flatMap(({ agent, startedAt, holds, consultations }) => {
    const began = Date.parse(startedAt);
    const moment = (what: Moment['what'], { fromMs, toMs }: ReportedPart['holds'][number]): Moment => ({
      what,
      agent: agent?.name ?? '',
      at: began + fromMs,
      ms: toMs - fromMs,
    });
    return [
      ...holds.map((hold) => moment('hold', hold)),
      ...consultations.map((asked) => moment('consultation', asked)),
    ];
  });
  return all.toSorted((a, b) => a.at - b.at);
}

const endOf = ({ startedAt, endedAt }: ReportedPart): number => Date.parse(endedAt ?? startedAt);
