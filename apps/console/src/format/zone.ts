const DAY_MS = 86_400_000;

/** `YYYY-MM-DD` of the day an instant lies in, in a zone of the IANA database. */
export function dateIn(timeZone: string, instant: Date): string {
  return new Date(wallTimeOf(timeZone, instant)).toISOString().slice(0, 10);
}

/** The day so many days after one, both `YYYY-MM-DD`. */
export function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whether the text is a day of the calendar as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(text) : undefined;
  return day !== undefined && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/**
 * The first instant of a day in a zone. Where the clocks change near midnight there are two that midnight could be: the first of
 * those that lie in the day.
 */
export function startOfDay(timeZone: string, date: string): Date {
  const midnight = Date.parse(date);
  const [one, other] = [offsetAt(timeZone, midnight - DAY_MS), offsetAt(timeZone, midnight + DAY_MS)];
  const first = new Date(midnight - Math.max(one, other));
  return dateIn(timeZone, first) === date ? first : new Date(midnight - Math.min(one, other));
}

/**
 * The instant at which the clocks of a zone show `YYYY-MM-DDTHH:MM`; undefined where the text is none. Of two such instants, and of none
 * where clocks are set forward, the one by the offset of the day before.
 */
export function instantAt(timeZone: string, wall: string): Date | undefined {
  const at = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wall) ? Date.parse(`${wall}Z`) : Number.NaN;
  if (Number.isNaN(at)) return undefined;
  const offsets = [-DAY_MS, DAY_MS].map((away) => offsetAt(timeZone, at + away));
  const fits = offsets.find((offset) => offsetAt(timeZone, at - offset) === offset);
  return new Date(at - (fits ?? offsets[0] ?? 0));
}

/** Whether clocks of two zones show the same, in summer and in winter, about an instant. */
export function sameClocks(one: string, other: string, instant: Date): boolean {
  const near = [instant.getTime(), instant.getTime() + 182 * DAY_MS];
  return near.every((at) => offsetAt(one, at) === offsetAt(other, at));
}

/** The zone of this browser. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

const offsetAt = (timeZone: string, at: number) => wallTimeOf(timeZone, new Date(at)) - at;

/** What the clocks of a zone show, as an instant at which they would show it at Greenwich; whole seconds. */
function wallTimeOf(timeZone: string, instant: Date): number {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const seconds = [part('hour'), part('minute'), part('second')] as const;
  return Date.UTC(part('year'), part('month') - 1, part('day'), ...seconds) + (instant.getTime() % 1000);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const date = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const time = { hour: 'numeric', minute: 'numeric', second: 'numeric', hourCycle: 'h23' } as const;
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('en', { timeZone, ...date, ...time });
  formats.set(timeZone, format);
  return format;
}
